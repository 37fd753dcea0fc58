using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns.Goods;

/// <summary>
/// Given: a tent sold for 119.00 with 19.00 tax (100.00 net). Open box brings 70 % less 5.00, the outlet 50 % less 2.00,
/// refurbishing 90 % less 40.00, recycling nothing less 1.00. Open box takes grades A and B, two units a day.
/// </summary>
public class RoutingTests
{
    private static readonly PolicyDocument Weighed = Policies.Plain with
    {
        Version = "weighed-1",
        Dispositions =
        [
            new DispositionRule
            {
                Id = "best", Grades = [Grade.A, Grade.B, Grade.C], Among = [Disposition.Resell, Disposition.Refurbish, Disposition.Recycle], Disposition = Disposition.Donate,
            },
            new DispositionRule { Id = "new", Grades = [Grade.N], Disposition = Disposition.Restock },
            new DispositionRule { Id = "broken", Grades = [Grade.D], Disposition = Disposition.SecureDestruction },
        ],
        ResaleChannels =
        [
            new ResaleChannel { Id = "open-box", Grades = [Grade.A, Grade.B], CapacityPerDay = 2 },
            new ResaleChannel { Id = "outlet" },
        ],
        Recovery =
        [
            new RecoveryRule { Id = "r-open-box", Dispositions = [Disposition.Resell], ResaleChannels = ["open-box"], PercentOfPrice = 70, CostPerUnit = 5 },
            new RecoveryRule { Id = "r-outlet-worn", Dispositions = [Disposition.Resell], ResaleChannels = ["outlet"], Grades = [Grade.C], PercentOfPrice = 20, CostPerUnit = 2 },
            new RecoveryRule { Id = "r-outlet", Dispositions = [Disposition.Resell], ResaleChannels = ["outlet"], PercentOfPrice = 50, CostPerUnit = 2 },
            new RecoveryRule { Id = "r-refurbish", Dispositions = [Disposition.Refurbish], PercentOfPrice = 90, CostPerUnit = 40 },
            new RecoveryRule { Id = "r-recycle", Dispositions = [Disposition.Recycle], PercentOfPrice = 0, CostPerUnit = 1 },
        ],
        Locations = [new LocationRule { Id = "l-resale", Dispositions = [Disposition.Resell], Location = "R-01" }, new LocationRule { Id = "l-rest", Location = "W-01" }],
        Quarantine = [new QuarantineRule { Id = "recall-7", Skus = ["TENT-RECALLED"] }, new QuarantineRule { Id = "hygiene-opened", Categories = ["HYGIENE"], Conditions = [Condition.Opened, Condition.Used] }],
        DataBearing = [new DataBearingRule { Id = "phones", Skus = ["PHONE-1"] }],
        Categories = [new CategoryRule { Category = "HYGIENE", SkuPrefixes = ["HYG-"] }],
    };

    [Theory]
    // grade     open box used today   goes to                         expected
    [InlineData(Grade.A, 0, Disposition.Resell, "open-box", "65.00 EUR")]
    [InlineData(Grade.B, 1, Disposition.Resell, "open-box", "65.00 EUR")]
    [InlineData(Grade.A, 2, Disposition.Refurbish, null, "50.00 EUR")] // open box is full: the next best
    [InlineData(Grade.C, 0, Disposition.Refurbish, null, "50.00 EUR")] // open box does not take C; the outlet brings 18.00
    [InlineData(Grade.N, 0, Disposition.Restock, null, "")]
    [InlineData(Grade.D, 0, Disposition.SecureDestruction, null, "")]
    public void Units_go_where_they_bring_most_and_there_is_room(Grade grade, int used, Disposition disposition, string? channel, string expected)
    {
        var shop = Tent(used: used);
        shop.Inspect(1, grade);
        var decided = shop.State.Dispositions.ShouldHaveSingleItem();
        (decided.Disposition, decided.Channel, $"{decided.Recovery}").ShouldBe((disposition, channel, expected));
    }

    [Fact]
    public void Every_route_that_was_weighed_stands_on_the_decision()
    {
        var shop = Tent();
        shop.Inspect(1, Grade.A);
        var decision = shop.State.Dispositions.Single().Decision;
        decision.Rules.ShouldBe(["best", "recovery.best"]);
        decision.Inputs["routes"].ShouldBe("RESELL open-box 65.00; RESELL outlet 48.00; REFURBISH 50.00; RECYCLE -1.00");
    }

    [Fact]
    public void What_was_decided_stays_when_a_better_channel_has_room_again_and_changes_when_the_goods_do()
    {
        var shop = Tent(used: 2);
        shop.Inspect(1, Grade.A);
        shop.ChannelUse = new Dictionary<string, int>(StringComparer.Ordinal);
        shop.Refund(1);
        shop.State.Dispositions.Single().Disposition.ShouldBe(Disposition.Refurbish);
        var inspection = shop.State.Inspections.Single();
        shop.Play(new InspectionReported(inspection.InspectionId, [inspection.Lines[0] with { Grade = Grade.N }]), inspection.At.AddHours(1));
        shop.State.Dispositions.Single().Disposition.ShouldBe(Disposition.Restock);
    }

    [Fact]
    public void Where_units_are_put_stands_on_the_decision_and_on_the_move()
    {
        var shop = Tent();
        shop.Inspect(1, Grade.A);
        shop.State.Dispositions.Single().Location.ShouldBe("R-01");
        shop.Events<InventoryMoved>().Last().ShouldSatisfyAllConditions(m => m.To.ShouldBe(InventoryStatus.ResaleChannel), m => m.Location.ShouldBe("R-01"));
    }

    [Theory]
    // what                                          rule
    [InlineData("TENT-2P", ReasonCode.SafetyOrHealth, Condition.Opened, "must.unsafe")]
    [InlineData("TENT-2P", ReasonCode.ExpiredOrSpoiled, Condition.Opened, "must.expired")]
    [InlineData("TENT-RECALLED", ReasonCode.ChangedMind, Condition.Sealed, "recall-7")]
    [InlineData("HYG-1", ReasonCode.ChangedMind, Condition.Opened, "hygiene-opened")]
    public void Unsafe_spoiled_recalled_and_opened_hygiene_goods_go_to_quarantine_however_good_they_look(string sku, ReasonCode reason, Condition condition, string rule)
    {
        var shop = Tent(sku, reason);
        shop.Play(new ReasonSettled("rl-1", reason), by: Actor.Person("rosa"));
        shop.Inspect(1, Grade.N, condition);
        var decided = shop.State.Dispositions.Single();
        (decided.Disposition, decided.Decision.Rules[0]).ShouldBe((Disposition.Quarantine, rule));
        shop.State.Stock.Single().Status.ShouldBe(InventoryStatus.Quarantine);
        Overrule(shop, Disposition.Restock).Refusal!.Code.ShouldBe("must-not-be-sold");
        Overrule(shop, Disposition.Recycle).Refusal.ShouldBeNull();
        shop.State.Dispositions.Single().Disposition.ShouldBe(Disposition.Recycle);
    }

    [Fact]
    public void Sealed_hygiene_goods_follow_the_table()
    {
        var shop = Tent("HYG-1");
        shop.Inspect(1, Grade.N, Condition.Sealed);
        shop.State.Dispositions.Single().Disposition.ShouldBe(Disposition.Restock);
    }

    [Fact]
    public void A_device_with_data_waits_for_a_certificate_of_wiping_for_its_serial_number()
    {
        var shop = Tent("PHONE-1");
        shop.Inspect(1, Grade.A, serials: "SN-1");
        var held = shop.State.Dispositions.Single();
        (held.Disposition, held.Decision.Rules[^1]).ShouldBe((Disposition.Quarantine, "must.wipe-first"));
        shop.Exceptions.ShouldContain(ExceptionKind.WipePending);
        Overrule(shop, Disposition.Resell).Refusal!.Code.ShouldBe("data-not-wiped");

        shop.Play(new DestructionReported("C-0", "SN-OTHER", "PURGE", CertificateKind.Wiped));
        shop.State.Dispositions.Single().Disposition.ShouldBe(Disposition.Quarantine);
        shop.Play(new DestructionReported("C-1", "sn-1", "PURGE", CertificateKind.Wiped));
        shop.State.Dispositions.Single().Channel.ShouldBe("open-box");
        shop.Exceptions.ShouldNotContain(ExceptionKind.WipePending);
        shop.State.Certificates.Single(c => c.CertificateId == "C-1").Kind.ShouldBe(CertificateKind.Wiped);
    }

    [Fact]
    public void A_device_without_a_serial_number_cannot_be_certified()
    {
        var shop = Tent("PHONE-1");
        shop.Inspect(1, Grade.A);
        shop.State.Exceptions.Single(e => e.Kind == ExceptionKind.WipePending).Detail.ShouldContain("serial number");
        shop.State.Stock.Single().Status.ShouldBe(InventoryStatus.Quarantine);
    }

    [Fact]
    public void A_broken_device_is_destroyed_and_a_certificate_of_wiping_is_none_of_destruction()
    {
        var shop = Tent("PHONE-1");
        shop.Inspect(1, Grade.D, serials: "SN-1");
        shop.State.Dispositions.Single().Disposition.ShouldBe(Disposition.SecureDestruction);
        shop.Play(new DestructionReported("C-1", "SN-1", "PURGE", CertificateKind.Wiped));
        shop.Exceptions.ShouldContain(ExceptionKind.CertificateMissing);
        shop.Play(new DestructionReported("C-2", "SN-1", "SHRED"));
        shop.Exceptions.ShouldNotContain(ExceptionKind.CertificateMissing);
    }

    [Fact]
    public void A_person_overrules_with_a_reason_and_the_overruled_rule_stays_on_record()
    {
        var shop = Tent();
        shop.Inspect(1, Grade.A);
        Overrule(shop, Disposition.Donate, why: " ").Refusal!.Code.ShouldBe("why-missing");
        Overrule(shop, Disposition.Donate, units: "I-9/0").Refusal!.Code.ShouldBe("units-unknown");
        Overrule(shop, Disposition.KeepItem).Refusal!.Code.ShouldBe("disposition-unfit");
        Overrule(shop, Disposition.Resell, channel: "flea-market").Refusal!.Code.ShouldBe("channel-unknown");
        Overrule(shop, Disposition.Donate, role: Role.Clerk).Refusal!.Code.ShouldBe("not-permitted");
        Overrule(shop, Disposition.Donate).Refusal.ShouldBeNull();

        var decided = shop.State.Dispositions.Single();
        (decided.Disposition, decided.Decision.Rules[0]).ShouldBe((Disposition.Donate, "disposition.overruled"));
        decided.Decision.Rules.ShouldContain("best");
        var overrule = shop.State.Overrules.Single();
        (overrule.Overruled, overrule.OverruledRules[0], overrule.Why, overrule.By.Id).ShouldBe((Disposition.Resell, "best", "charity asked", "ina"));
        shop.Refund(1);
        shop.State.Dispositions.Single().Disposition.ShouldBe(Disposition.Donate);
    }

    [Fact]
    public void An_overruling_falls_when_the_goods_turn_out_to_be_unsafe()
    {
        var shop = Tent();
        shop.Inspect(1, Grade.A);
        Overrule(shop, Disposition.Restock);
        shop.Play(new ReasonSettled("rl-1", ReasonCode.SafetyOrHealth), by: Actor.Person("rosa"));
        shop.State.Dispositions.Single().Disposition.ShouldBe(Disposition.Quarantine);
    }

    [Fact]
    public void What_the_warehouse_did_against_the_rules_is_an_exception()
    {
        var shop = Tent("PHONE-1");
        shop.Inspect(1, Grade.A, serials: "SN-1");
        shop.Dispose(Disposition.Restock, 1, "SN-1");
        shop.Exceptions.ShouldContain(ExceptionKind.DispositionAgainstRules);
        shop.Play(new DestructionReported("C-1", "SN-1", "PURGE", CertificateKind.Wiped));
        shop.Exceptions.ShouldNotContain(ExceptionKind.DispositionAgainstRules);
    }

    private static StepResult Overrule(
        Shop shop, Disposition to, string why = "charity asked", string? units = null, string? channel = null, Role role = Role.Inspector) =>
        shop.Play(new DispositionOverrule(units ?? shop.State.Dispositions.Single().Units, to, why, channel), by: Actor.Person("ina"), roles: [role]);

    private static Shop Tent(string sku = "TENT-2P", ReasonCode reason = ReasonCode.ChangedMind, int used = 0)
    {
        var shop = Shop.Accepted(Weighed, paid: 119, reason: reason, sku: sku, tax: 19);
        shop.ChannelUse = new Dictionary<string, int>(StringComparer.Ordinal) { ["open-box"] = used };
        return shop;
    }
}
