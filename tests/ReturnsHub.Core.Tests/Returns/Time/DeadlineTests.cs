using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Returns.Time;

namespace ReturnsHub.Core.Tests.Returns.Time;

/// <summary>Given: a tent for 100.00, accepted on 2 November 10:00. The hub's clock stands at 3 November 09:00 and some minutes.</summary>
public class DeadlineTests
{
    private static readonly PolicyDocument Agreed = Policies.Plain with
    {
        Approval = [new ApprovalRule { Id = "a", Over = 50, Approvers = 1 }],
        Vendors =
        [
            new VendorAgreement
            {
                Id = "alpine", Vendors = ["Alpine Works"], ClaimWithinDays = 30,
                Violations = [new ViolationTerm { Violation = VendorViolation.DefectiveGoods }],
            },
        ],
    };

    [Theory]
    // days the policy allows   due
    [InlineData(21, "2026-11-23T10:00:00Z")]
    [InlineData(1, "2026-11-03T10:00:00Z")]
    [InlineData(null, null)]
    public void The_parcel_is_due_so_many_days_after_the_acceptance(int? days, string? due)
    {
        var shop = Shop.Accepted(With(p => p with { ParcelNotArrivedDays = days }));
        Due(shop, DeadlineKind.ParcelNotArrived).ShouldBe(At(due));
        Deadlines.NextDue(shop.State, shop.Policy).ShouldBe(At(due));
    }

    [Theory]
    [InlineData(5, "2026-11-09T09:00:00Z")]
    [InlineData(2, "2026-11-06T09:00:00Z")]
    [InlineData(null, null)]
    public void An_inspection_is_due_so_many_days_after_the_receipt(int? days, string? due)
    {
        var shop = Shop.Accepted(With(p => p with { InspectionOverdueDays = days }));
        Receive(shop, "R-1", "2026-11-04T09:00:00Z");
        Due(shop, DeadlineKind.InspectionOverdue).ShouldBe(At(due));
        Due(shop, DeadlineKind.ParcelNotArrived).ShouldBeNull();
    }

    [Fact]
    public void Of_units_that_came_one_after_the_other_the_oldest_uninspected_one_counts()
    {
        var shop = Shop.Accepted(quantity: 2);
        Receive(shop, "R-2", "2026-11-10T09:00:00Z");
        Receive(shop, "R-1", "2026-11-04T09:00:00Z");
        Due(shop, DeadlineKind.InspectionOverdue).ShouldBe(At("2026-11-09T09:00:00Z"));
        shop.Inspect(1);
        Due(shop, DeadlineKind.InspectionOverdue).ShouldBe(At("2026-11-15T09:00:00Z"));
        shop.Inspect(1);
        Due(shop, DeadlineKind.InspectionOverdue).ShouldBeNull();
    }

    [Fact]
    public void Goods_that_need_no_inspection_have_no_deadline_for_it()
    {
        var shop = Shop.Accepted(Policies.Plain with { Inspection = [new InspectionRule { Id = "none", Required = false }] });
        Receive(shop, "R-1", "2026-11-04T09:00:00Z");
        Deadlines.NextDue(shop.State, shop.Policy).ShouldBeNull();
    }

    [Theory]
    [InlineData(48)]
    [InlineData(4)]
    public void An_approval_is_due_so_many_hours_after_the_credit_took_its_present_form(int hours)
    {
        var shop = Shop.Accepted(Agreed with { Deadlines = new DeadlinePolicy { ApprovalWaitingHours = hours } }, paid: 200, quantity: 2);
        shop.Inspect(1);
        var proposed = shop.Stream.Last(e => e.Data is CreditProposed).RecordedAt;
        Due(shop, DeadlineKind.ApprovalWaiting).ShouldBe(proposed.AddHours(hours));
        shop.Passed = TimeSpan.FromHours(2);
        shop.Inspect(1);
        var revised = shop.Stream.Last(e => e.Data is CreditRevised or CreditProposed).RecordedAt;
        revised.ShouldBeGreaterThan(proposed);
        Due(shop, DeadlineKind.ApprovalWaiting).ShouldBe(revised.AddHours(hours));
    }

    [Theory]
    [InlineData(7, "2026-12-02T09:00:00Z")] // the vendor takes it until 9 December
    [InlineData(10, "2026-11-29T09:00:00Z")]
    [InlineData(null, null)]
    public void A_claim_is_to_be_sent_so_many_days_before_its_last_moment(int? days, string? due)
    {
        var shop = Defective(Agreed with { Deadlines = new DeadlinePolicy { ClaimLapsingDays = days } });
        Due(shop, DeadlineKind.ClaimLapsing).ShouldBe(At(due));
    }

    [Theory]
    // what                           days before   days later
    [InlineData(ExceptionKind.ParcelNotArrived, 20, 21)]
    [InlineData(ExceptionKind.InspectionOverdue, 5, 7)]
    [InlineData(ExceptionKind.ApprovalWaiting, 1, 3)]
    [InlineData(ExceptionKind.ClaimLapsing, 28, 30)]
    public void What_is_overdue_is_raised_once_and_ends_with_its_cause(ExceptionKind kind, int before, int after)
    {
        var shop = Overdue(kind);
        Reach(shop, before).Events.OfType<ExceptionRaised>().ShouldNotContain(e => e.Kind == kind);
        Reach(shop, after).Events.OfType<ExceptionRaised>().ShouldContain(e => e.Kind == kind);
        Reach(shop, after + 1).Events.OfType<ExceptionRaised>().ShouldNotContain(e => e.Kind == kind);
        shop.Exceptions.ShouldContain(kind);

        End(shop, kind);
        shop.Exceptions.ShouldNotContain(kind);
        shop.Stream[^1].Actor.ShouldBe(Actor.Hub);
    }

    [Fact]
    public void A_request_for_personal_data_becomes_urgent_a_week_before_its_month_ends()
    {
        var shop = new Shop(With(p => p with { ParcelNotArrivedDays = null }));
        shop.Request();
        shop.Play(new PersonalDataRequested("dsr-1"));
        var since = shop.State.Exceptions.Single().Since;
        Deadlines.NextDue(shop.State, shop.Policy).ShouldBe(since.AddMonths(1).AddDays(-7)); // 26 November
        Reach(shop, 22).Events.ShouldBeEmpty();
        Reach(shop, 24);
        shop.State.Exceptions.Single().ShouldSatisfyAllConditions(e => e.Severity.ShouldBe(Severity.High), e => e.Since.ShouldBe(since));
        Deadlines.NextDue(shop.State, shop.Policy).ShouldBeNull();
        shop.Play(new PersonalDataHandedOver("dsr-1"));
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_parcel_the_carrier_lost_is_the_carriers_matter()
    {
        var shop = Shop.Accepted();
        shop.Play(new ParcelReported("TRK1", "DHL", TrackingStatus.Lost, null));
        Due(shop, DeadlineKind.ParcelNotArrived).ShouldBeNull();
    }

    [Fact]
    public void An_accepted_return_expires_only_where_the_policy_says_so_and_no_parcel_was_seen()
    {
        var policy = With(p => p with { AuthorisationExpiresDays = 30 });
        var kept = Shop.Accepted();
        Reach(kept, 300);
        kept.State.Authorisation.Status.ShouldBe(AuthorisationStatus.Authorised);
        var sent = Shop.Accepted(policy);
        sent.Play(new ParcelReported("TRK1", "DHL", TrackingStatus.InTransit, null));
        Reach(sent, 300);
        sent.State.Authorisation.Status.ShouldBe(AuthorisationStatus.Authorised);

        var unused = Shop.Accepted(policy);
        Reach(unused, 28);
        unused.State.Status.ShouldNotBe(ReturnStatus.Expired);
        Reach(unused, 30);
        unused.Events<ReturnExpired>().Single().At.ShouldBe(At("2026-12-02T10:00:00Z")!.Value);
        unused.State.Status.ShouldBe(ReturnStatus.Expired);
        unused.Exceptions.ShouldBeEmpty();
        Deadlines.NextDue(unused.State, policy).ShouldBeNull();
    }

    [Fact]
    public void A_source_whose_clock_is_at_the_end_of_time_breaks_nothing()
    {
        var shop = new Shop();
        shop.Request();
        shop.Play(new ReturnAuthorisationReported(Shop.Header, []), DateTimeOffset.MaxValue);
        Deadlines.NextDue(shop.State, shop.Policy).ShouldBe(DateTimeOffset.MaxValue);
    }

    private static Shop Overdue(ExceptionKind kind)
    {
        if (kind == ExceptionKind.ClaimLapsing) return Defective(Agreed);
        var shop = Shop.Accepted(Agreed);
        if (kind == ExceptionKind.InspectionOverdue) Receive(shop, "R-1", "2026-11-04T09:00:00Z");
        if (kind == ExceptionKind.ApprovalWaiting) shop.Inspect();
        return shop;
    }

    private static void End(Shop shop, ExceptionKind kind)
    {
        if (kind == ExceptionKind.ParcelNotArrived) Receive(shop, "R-1", "2026-11-24T09:00:00Z");
        else if (kind == ExceptionKind.InspectionOverdue) shop.Inspect();
        else if (kind == ExceptionKind.ApprovalWaiting) shop.Approve();
        else shop.Play(new ClaimSubmission("VENDOR/rl-1"), by: Actor.Person("carla"));
    }

    private static Shop Defective(PolicyDocument policy)
    {
        var shop = Shop.Accepted(policy, reason: ReasonCode.Defective);
        shop.Play(new InspectionReported("I-1", [new GoodsLineReport { Quantity = 1, Grade = Grade.D, Condition = Condition.Damaged }]), Shop.Day.AddDays(7), Actor.Person("ina"));
        return shop;
    }

    private static void Receive(Shop shop, string id, string at) =>
        shop.Play(new ReceiptReported(id, [new GoodsLineReport { Quantity = 1, Condition = Condition.Opened }]), At(at), Actor.Person("rita"));

    private static StepResult Reach(Shop shop, int daysLater)
    {
        shop.Passed = TimeSpan.FromDays(daysLater);
        return shop.Play(new DeadlineReached(Shop.Day.AddDays(daysLater)), by: Actor.Hub);
    }

    private static PolicyDocument With(Func<DeadlinePolicy, DeadlinePolicy> change) => Policies.Plain with { Deadlines = change(new DeadlinePolicy()) };

    private static DateTimeOffset? Due(Shop shop, DeadlineKind kind) => Deadlines.Of(shop.State, shop.Policy).SingleOrDefault(d => d.Kind == kind)?.DueAt;

    private static DateTimeOffset? At(string? text) => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
