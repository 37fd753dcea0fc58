using ReturnsHub.Core.Access;
using ReturnsHub.Core.Claims;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns;

/// <summary>
/// Given: two tents at 100.00 each that cost 40.00, and an agreement with Alpine Works: defects at full cost plus 2.50 handling,
/// less a defect allowance of 25 %; missing parts at half the cost; claims within 30 days of the inspection.
/// </summary>
public class VendorAgreementTests
{
    private static readonly PolicyDocument Agreed = Policies.Plain with
    {
        Vendors =
        [
            new VendorAgreement
            {
                Id = "alpine",
                Vendors = ["Alpine Works"],
                DefectAllowancePercent = 25,
                ClaimWithinDays = 30,
                EvidenceNeeded = [ClaimEvidenceKind.Inspection, ClaimEvidenceKind.Photo],
                AuthorisationNeeded = true,
                Violations =
                [
                    new ViolationTerm { Violation = VendorViolation.DefectiveGoods, FeePerUnit = 2.50m },
                    new ViolationTerm { Violation = VendorViolation.MissingParts, PercentOfCost = 50 },
                    new ViolationTerm { Violation = VendorViolation.WrongGoods, FeePerUnit = 1m },
                ],
            },
        ],
    };

    [Theory]
    // reason                     units  grade    condition             claimed
    [InlineData(ReasonCode.Defective, 1, Grade.D, Condition.Damaged, "32.50")] // 40.00 − 25 % + 2.50
    [InlineData(ReasonCode.Defective, 2, Grade.D, Condition.Opened, "65.00")]
    [InlineData(ReasonCode.FailedInUse, 1, Grade.C, Condition.Used, "32.50")]
    [InlineData(ReasonCode.Defective, 1, Grade.A, Condition.Opened, null)] // no fault found
    [InlineData(ReasonCode.Defective, 1, Grade.B, Condition.Opened, null)]
    [InlineData(ReasonCode.MissingParts, 1, Grade.C, Condition.Incomplete, "20.00")] // half of 40.00, no allowance
    [InlineData(ReasonCode.MissingParts, 1, Grade.A, Condition.Incomplete, "20.00")]
    [InlineData(ReasonCode.MissingParts, 1, Grade.A, Condition.Opened, null)]
    [InlineData(ReasonCode.WrongItem, 2, Grade.N, Condition.Sealed, "82.00")]
    [InlineData(ReasonCode.ChangedMind, 1, Grade.D, Condition.Used, null)] // not the vendor's fault
    [InlineData(ReasonCode.QualityBelowExpectation, 1, Grade.C, Condition.Used, null)] // not agreed
    [InlineData(ReasonCode.Defective, 1, Grade.D, Condition.EmptyParcel, null)]
    public void A_violation_that_the_inspection_shows_is_charged_as_agreed(ReasonCode reason, int units, Grade grade, Condition condition, string? claimed)
    {
        var shop = Tents(Agreed, reason);
        shop.Inspect(units, grade, condition);
        var claim = shop.State.Claims.SingleOrDefault(c => c.Against == Fault.Vendor);
        claim?.Terms!.Amount!.Value.ToString().ShouldBe($"{claimed} EUR");
        (claim is null).ShouldBe(claimed is null);
    }

    [Fact]
    public void Goods_that_go_back_are_claimed_at_cost_even_where_no_violation_is_agreed()
    {
        var shop = Tents(Agreed, ReasonCode.QualityBelowExpectation);
        shop.Inspect(1, Grade.C);
        shop.Dispose(Disposition.ReturnToVendor);
        var claim = shop.State.Claims.ShouldHaveSingleItem();
        (claim.Quantity, claim.Terms!.Amount).ShouldBe((1, Shop.Euro(30))); // poor quality is a defect to the allowance
        claim.Decision.Rules.ShouldBe(["alpine", "claim.returned-to-vendor"]);
    }

    [Fact]
    public void An_unknown_cost_leaves_the_amount_open_until_the_order_tells_it()
    {
        var shop = new Shop(Agreed);
        shop.Request(1, ReasonCode.Defective);
        shop.Authorise();
        shop.Order();
        shop.Inspect(1, Grade.D);
        shop.State.Claims.ShouldHaveSingleItem().Terms!.Amount.ShouldBeNull();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, 100) with { UnitCost = Shop.Euro(40) }) with { UpdatedAt = Shop.Day.AddDays(3) }));
        shop.State.Claims.ShouldHaveSingleItem().Terms!.Amount.ShouldBe(Shop.Euro(32.50m));
    }

    [Fact]
    public void The_time_limit_runs_from_the_first_inspection()
    {
        var shop = Tents(Agreed, ReasonCode.Defective);
        shop.Play(Inspection("I-2", Grade.D), Shop.Day.AddDays(9), Actor.Person("ina"));
        shop.Play(Inspection("I-1", Grade.D), Shop.Day.AddDays(7), Actor.Person("ina"));
        shop.State.Claims.ShouldHaveSingleItem().Terms!.DueBy.ShouldBe(Shop.Day.AddDays(37));
    }

    [Fact]
    public void A_claim_waits_for_the_evidence_the_agreement_asks_for()
    {
        var shop = Tents(Agreed, ReasonCode.Defective);
        shop.Inspect(1, Grade.D);
        shop.Exceptions.ShouldContain(ExceptionKind.ClaimEvidenceMissing);
        Submit(shop).Refusal!.Code.ShouldBe("claim-evidence-missing");
        shop.Play(new InspectionReported("I-9", [Goods(Grade.D) with { Photos = ["https://pictures.example/1.jpg"] }]), by: Actor.Person("ina"));
        shop.Exceptions.ShouldNotContain(ExceptionKind.ClaimEvidenceMissing);
        shop.State.Claims.ShouldHaveSingleItem().Evidence.ShouldContain(new ClaimEvidence(ClaimEvidenceKind.Photo, "https://pictures.example/1.jpg"));
        Submit(shop).Refusal.ShouldBeNull();
        shop.State.ProgressOf("VENDOR/rl-1").Status.ShouldBe(ClaimStatus.Submitted);
    }

    [Fact]
    public void A_picture_a_person_attaches_counts()
    {
        var shop = Tents(Agreed, ReasonCode.Defective);
        shop.Inspect(1, Grade.D);
        Command(shop, new ClaimEvidenceProvided("VENDOR/rl-1", ClaimEvidenceKind.Photo, "scan-7"), "carla").Refusal.ShouldBeNull();
        shop.State.Claims.ShouldHaveSingleItem().Terms!.EvidenceMissing.ShouldBeEmpty();
    }

    [Fact]
    public void A_claim_is_followed_to_its_settlement()
    {
        var shop = Submitted();
        Command(shop, new ClaimAnswer("VENDOR/rl-1", true, "AW-RMA-88", null), "carla");
        shop.State.ProgressOf("VENDOR/rl-1").Reference.ShouldBe("AW-RMA-88");
        Command(shop, new ClaimSettlement("VENDOR/rl-1", Shop.Euro(40), "CN-1"), "carla").Refusal!.Code.ShouldBe("amount-over-claim");
        Command(shop, new ClaimSettlement("VENDOR/rl-1", Shop.Euro(20), "CN-1"), "carla").Refusal.ShouldBeNull();
        shop.Exceptions.ShouldContain(ExceptionKind.ClaimShortPaid);
        var document = ChargebackDocument.Of(shop.State, "VENDOR/rl-1").ShouldNotBeNull();
        (document.Amount, document.Settled, document.Status, document.Violation)
            .ShouldBe((Shop.Euro(32.50m), Shop.Euro(20), ClaimStatus.Settled, VendorViolation.DefectiveGoods));
        document.DocumentNumber.Length.ShouldBeLessThanOrEqualTo(35);
        Command(shop, new ClaimWriteOff("VENDOR/rl-1", "closed"), "dora").Refusal!.Code.ShouldBe("claim-closed");
    }

    [Fact]
    public void What_was_sent_stays_as_it_was_sent_when_the_goods_turn_out_other()
    {
        var shop = Submitted();
        shop.Play(new InspectionReported("I-4", [Goods(Grade.D)]), by: Actor.Person("ina"));
        shop.State.Claims.ShouldHaveSingleItem().Quantity.ShouldBe(2);
        ChargebackDocument.Of(shop.State, "VENDOR/rl-1")!.Amount.ShouldBe(Shop.Euro(32.50m));
        shop.Play(new ReasonSettled("rl-1", ReasonCode.ChangedMind), by: Actor.Person("rosa"));
        shop.State.Claims.ShouldBeEmpty();
        shop.State.ProgressOf("VENDOR/rl-1").Status.ShouldBe(ClaimStatus.Submitted);
    }

    [Fact]
    public void Who_sent_a_claim_cannot_give_it_up()
    {
        var shop = Submitted();
        Command(shop, new ClaimWriteOff("VENDOR/rl-1", "too small"), "carla").Refusal!.Code.ShouldBe("self-write-off");
        Command(shop, new ClaimWriteOff("VENDOR/rl-1", "too small"), "dora").Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData(Role.Clerk)]
    [InlineData(Role.Inspector)]
    [InlineData(Role.Approver)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    public void Only_a_controller_follows_claims(Role role)
    {
        var shop = Tents(Agreed with { Vendors = [Agreed.Vendors[0] with { EvidenceNeeded = [] }] }, ReasonCode.Defective);
        shop.Inspect(1, Grade.D);
        Command(shop, new ClaimSubmission("VENDOR/rl-1"), "someone", role).Refusal!.Code.ShouldBe("not-permitted");
    }

    [Fact]
    public void An_answer_needs_a_claim_that_was_sent_and_a_refusal_needs_a_reason()
    {
        var shop = Tents(Agreed, ReasonCode.Defective);
        shop.Inspect(1, Grade.D);
        Command(shop, new ClaimAnswer("VENDOR/rl-1", true, null, null), "carla").Refusal!.Code.ShouldBe("claim-not-submitted");
        Command(shop, new ClaimAnswer("VENDOR/rl-9", true, null, null), "carla").Refusal!.Code.ShouldBe("claim-unknown");
        var sent = Submitted();
        Command(sent, new ClaimAnswer("VENDOR/rl-1", false, null, " "), "carla").Refusal!.Code.ShouldBe("why-missing");
        Command(sent, new ClaimAnswer("VENDOR/rl-1", false, null, "no fault found"), "carla").Refusal.ShouldBeNull();
        sent.Exceptions.ShouldContain(ExceptionKind.ClaimShortPaid);
    }

    [Fact]
    public void Goods_held_for_a_vendor_who_gives_numbers_wait_for_one()
    {
        var shop = Tents(Agreed, ReasonCode.Defective);
        shop.Inspect(1, Grade.D);
        shop.Exceptions.ShouldNotContain(ExceptionKind.ClaimAuthorisationMissing);
        shop.Dispose(Disposition.ReturnToVendor);
        shop.Exceptions.ShouldContain(ExceptionKind.ClaimAuthorisationMissing);
    }

    [Fact]
    public void A_row_for_spreadsheets_computes_nothing_that_a_stranger_wrote()
    {
        var shop = Submitted();
        Command(shop, new ClaimAnswer("VENDOR/rl-1", true, "=HYPERLINK(\"http://evil.example\")", null), "carla");
        var csv = ChargebackCsv.Write(ChargebackDocument.Of(shop.State, "VENDOR/rl-1")!);
        csv.ShouldContain("\"'=HYPERLINK(\"\"http://evil.example\"\")\"");
        csv.Split("\r\n").Length.ShouldBe(3);
    }

    private static Shop Submitted()
    {
        var shop = Tents(Agreed, ReasonCode.Defective);
        shop.Play(new InspectionReported("I-1", [Goods(Grade.D) with { Photos = ["p-1"] }]), by: Actor.Person("ina"));
        Submit(shop).Refusal.ShouldBeNull();
        return shop;
    }

    private static StepResult Submit(Shop shop) => Command(shop, new ClaimSubmission("VENDOR/rl-1"), "carla");

    private static StepResult Command(Shop shop, FactBody body, string by, Role role = Role.Controller) => shop.Play(new Fact
    {
        Id = $"command-{shop.State.Version}-{body.GetType().Name}-{by}",
        Tenant = Shop.Tenant,
        Subject = new Subject.Known(shop.State.ReturnId),
        Connection = "api",
        OccurredAt = Shop.Day.AddDays(20),
        Actor = Actor.Person(by),
        Roles = [role],
        Body = body,
    });

    private static InspectionReported Inspection(string id, Grade grade) => new(id, [Goods(grade)]);

    private static GoodsLineReport Goods(Grade grade) => new() { Quantity = 1, Grade = grade, Condition = Condition.Opened };

    private static Shop Tents(PolicyDocument policy, ReasonCode reason)
    {
        var shop = new Shop(policy);
        shop.Request(2, reason);
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 2, 200) with { UnitCost = Shop.Euro(40) })));
        return shop;
    }
}
