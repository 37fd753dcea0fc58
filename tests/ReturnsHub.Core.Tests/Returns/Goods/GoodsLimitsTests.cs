using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns.Goods;

/// <summary>Ways in which limits on goods could be got round, and must not be.</summary>
public class GoodsLimitsTests
{
    private static readonly PolicyDocument P = Policies.Plain with
    {
        Version = "rv-1",
        Dispositions = [new DispositionRule { Id = "best", Among = [Disposition.Resell, Disposition.Recycle], Disposition = Disposition.Recycle }],
        ResaleChannels = [new ResaleChannel { Id = "open-box", CapacityPerDay = 1 }, new ResaleChannel { Id = "outlet" }],
        Recovery =
        [
            new RecoveryRule { Id = "r1", Dispositions = [Disposition.Resell], ResaleChannels = ["open-box"], PercentOfPrice = 70 },
            new RecoveryRule { Id = "r2", Dispositions = [Disposition.Resell], ResaleChannels = ["outlet"], PercentOfPrice = 50 },
            new RecoveryRule { Id = "r3", Dispositions = [Disposition.Recycle], PercentOfPrice = 0, CostPerUnit = 1 },
        ],
        DataBearing = [new DataBearingRule { Id = "phones", Skus = ["PHONE-1"] }],
        Quarantine = [new QuarantineRule { Id = "recall", Skus = ["PHONE-R"] }],
    };

    private static StepResult Overrule(Shop s, Disposition to, string? ch = null) =>
        s.Play(new DispositionOverrule(s.State.Dispositions.Single().Units, to, "x", ch), by: Actor.Person("ina"), roles: [Role.Inspector]);

    private static string D(Shop s) => string.Join(",", s.State.Dispositions.OrderBy(d => d.Units, StringComparer.Ordinal).Select(d => $"{CodeNames.Of(d.Disposition)}:{d.Channel}x{d.Quantity}"));

    [Fact]
    public void Wrong_goods_with_safety_reason_cannot_be_overruled_to_sellable()
    {
        var s = Shop.Accepted(P, reason: ReasonCode.SafetyOrHealth);
        s.Play(new ReasonSettled("rl-1", ReasonCode.SafetyOrHealth), by: Actor.Person("rosa"));
        s.Inspect(1, Grade.A, Condition.WrongGoods);
        Overrule(s, Disposition.Restock);
        D(s).ShouldNotStartWith("RESTOCK");
    }

    [Fact]
    public void Wrong_goods_data_bearing_cannot_be_overruled_to_resell_unwiped()
    {
        var s = Shop.Accepted(P, sku: "PHONE-1");
        s.Inspect(1, Grade.A, Condition.WrongGoods, serials: "SN-1");
        Overrule(s, Disposition.Resell, "outlet");
        D(s).ShouldNotStartWith("RESELL");
    }

    [Theory]
    [InlineData(Disposition.Recycle)]
    [InlineData(Disposition.ReturnToVendor)]
    public void Recalled_data_bearing_unwiped_cannot_be_overruled_out(Disposition to)
    {
        var s = Shop.Accepted(P with { DataBearing = [new DataBearingRule { Id = "phones", Skus = ["PHONE-R"] }] }, sku: "PHONE-R");
        s.Inspect(1, Grade.A, serials: "SN-1");
        Overrule(s, to);
        D(s).ShouldStartWith("QUARANTINE");
    }

    /// <summary>Every disposition a person may name, and whether the goods go there.</summary>
    public static TheoryData<string, Disposition, bool> WhereAPersonMaySendThem()
    {
        Disposition[] toNobody = [Disposition.Quarantine, Disposition.SecureDestruction, Disposition.Recycle, Disposition.ReturnToVendor, Disposition.ReturnToCustomer];
        Disposition[] withData = [Disposition.Quarantine, Disposition.SecureDestruction, Disposition.ReturnToCustomer];
        var rows = new TheoryData<string, Disposition, bool>();
        foreach (var to in Enum.GetValues<Disposition>().Where(d => d is not (Disposition.Resell or Disposition.KeepItem)))
        {
            rows.Add("PHONE-R", to, toNobody.Contains(to));
            rows.Add("PHONE-1", to, withData.Contains(to));
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(WhereAPersonMaySendThem))]
    public void Recalled_goods_and_devices_with_data_go_to_nobody_new_whatever_a_person_says(string sku, Disposition to, bool goes)
    {
        var s = Shop.Accepted(P, sku: sku);
        s.Inspect(1, Grade.A, serials: "SN-1");
        Overrule(s, to);
        (s.State.Dispositions.Single().Disposition == to).ShouldBe(goes, D(s));
    }

    [Fact]
    public void Unwiped_device_on_destruction_route_overrule_to_resell_is_refused()
    {
        var s = Shop.Accepted(P with { Dispositions = [new DispositionRule { Id = "d", Disposition = Disposition.SecureDestruction }] }, sku: "PHONE-1");
        s.Inspect(1, Grade.A, serials: "SN-1");
        Overrule(s, Disposition.Resell, "outlet").Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void Two_units_with_one_serial_twice_need_more_than_one_certificate()
    {
        var s = Shop.Accepted(P, sku: "PHONE-1", quantity: 2);
        s.Inspect(2, Grade.A, serials: ["SN-1", "SN-1"]);
        s.Play(new DestructionReported("C", "SN-1", "PURGE", CertificateKind.Wiped));
        D(s).ShouldStartWith("QUARANTINE");
    }

    [Fact]
    public void Two_groups_in_one_return_do_not_exceed_capacity()
    {
        var s = Shop.Accepted(P, quantity: 2, paid: 200);
        s.Play(new InspectionReported("I", [new GoodsLineReport { Quantity = 1, Grade = Grade.A, Condition = Condition.Opened }, new GoodsLineReport { Quantity = 1, Grade = Grade.B, Condition = Condition.Opened }]), by: Actor.Person("ina"));
        s.State.Dispositions.Where(d => d.Channel == "open-box").Sum(d => d.Quantity).ShouldBeLessThanOrEqualTo(1, D(s));
    }

    [Fact]
    public void Fixed_resell_stays_in_its_channel_when_a_better_one_has_room_again()
    {
        var s = Shop.Accepted(P with { Dispositions = [new DispositionRule { Id = "f", Disposition = Disposition.Resell }] });
        s.ChannelUse = new Dictionary<string, int> { ["open-box"] = 1 };
        s.Inspect(1, Grade.A);
        var before = D(s);
        s.ChannelUse = new Dictionary<string, int>();
        s.Refund(1);
        D(s).ShouldBe(before);
    }

    [Fact]
    public void Partly_reported_units_stay_when_load_changes()
    {
        var s = Shop.Accepted(P with { ResaleChannels = [new ResaleChannel { Id = "open-box", CapacityPerDay = 2 }, new ResaleChannel { Id = "outlet" }] }, quantity: 2, paid: 200);
        s.ChannelUse = new Dictionary<string, int> { ["open-box"] = 2 };
        s.Inspect(2, Grade.A);
        s.Dispose(Disposition.Donate, 1);
        var before = D(s);
        s.ChannelUse = new Dictionary<string, int>();
        s.Refund(1);
        D(s).ShouldBe(before);
    }

    [Fact]
    public void Growth_of_a_group_respects_capacity()
    {
        var s = Shop.Accepted(P, quantity: 5, paid: 500);
        s.Inspect(1, Grade.A);
        var i = s.State.Inspections.Single();
        s.ChannelUse = new Dictionary<string, int> { ["open-box"] = 1 };
        s.Play(new InspectionReported(i.InspectionId, [i.Lines[0] with { Quantity = 5 }]), i.At.AddHours(1), Actor.Person("ina"));
        s.State.Dispositions.Where(d => d.Channel == "open-box").Sum(d => d.Quantity).ShouldBeLessThanOrEqualTo(1, D(s));
    }

    [Fact]
    public void Order_after_inspection_equals_order_before_inspection()
    {
        var a = Shop.Accepted(P);
        a.Inspect(1, Grade.A);
        var b = new Shop(P);
        b.Play(new ReturnRequestReported(Shop.Header, [Shop.Line("rl-1", "ol-1", 1, ReasonCode.ChangedMind)]), Shop.Day);
        b.Authorise();
        b.Inspect(1, Grade.A);
        var atFirst = D(b);
        b.Order(100);
        D(b).ShouldBe(D(a), "before the order was known: " + atFirst);
    }

    [Fact]
    public void A_newer_price_before_or_after_inspection_gives_the_same_route()
    {
        var p = P with { ResaleChannels = [new ResaleChannel { Id = "open-box" }, new ResaleChannel { Id = "outlet" }], Recovery = [new RecoveryRule { Id = "r1", Dispositions = [Disposition.Resell], ResaleChannels = ["open-box"], PercentOfPrice = 70, CostPerUnit = 30 }, new RecoveryRule { Id = "r2", Dispositions = [Disposition.Resell], ResaleChannels = ["outlet"], PercentOfPrice = 50 }] };
        OrderReport Newer() => Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, 1000)) with { UpdatedAt = Shop.Day.AddDays(4) };
        var a = Shop.Accepted(p);
        a.Inspect(1, Grade.A);
        a.Play(new OrderReported(Newer()));
        var b = Shop.Accepted(p);
        b.Play(new OrderReported(Newer()));
        b.Inspect(1, Grade.A);
        D(a).ShouldBe(D(b));
    }

    [Fact]
    public void Cost_in_another_currency_is_not_mixed_with_the_price()
    {
        var s = Shop.Accepted(P with { Journals = true, Dispositions = [new DispositionRule { Id = "f", Disposition = Disposition.Resell }] });
        s.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, 100) with { UnitCost = new Money(8000, new Currency("JPY")) }) with { UpdatedAt = Shop.Day.AddDays(4) }));
        s.Inspect(1, Grade.A);
        s.Events<JournalEntered>().ShouldBeEmpty(string.Join("/", s.Events<JournalEntered>().SelectMany(e => e.Lines)));
    }

    [Fact]
    public void No_recovery_rule_is_not_silently_worth_nothing()
    {
        var s = Shop.Accepted(P with { Journals = true, Recovery = [], Dispositions = [new DispositionRule { Id = "f", Disposition = Disposition.Resell }] });
        s.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, 100) with { UnitCost = Shop.Euro(80) }) with { UpdatedAt = Shop.Day.AddDays(4) }));
        s.Inspect(1, Grade.A);
        (s.Events<JournalEntered>().Any() && s.State.Exceptions.Count == 0).ShouldBeFalse(string.Join("/", s.Events<JournalEntered>().SelectMany(e => e.Lines)));
    }
}
