using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Tests.Telemetry;

/// <summary>What is counted of what the hub decides.</summary>
public class DecisionMetricsTests
{
    private static readonly StreamKey Key = new(new TenantId("acme"), ReturnId.For(new TenantId("acme"), "shop", "r-1"));
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly DecisionTrace Why = new() { PolicyVersion = "1", Rules = [], Inputs = new Dictionary<string, string>(StringComparer.Ordinal) };

    [Theory]
    [InlineData("100.00", "EUR", 10_000)]
    [InlineData("0.01", "EUR", 1)]
    [InlineData("1500", "JPY", 1_500)]
    [InlineData("1.234", "KWD", 1_234)]
    public void A_released_credit_is_counted_with_its_amount_in_the_smallest_unit_of_its_currency(string amount, string currency, long minor) =>
        Recorded(new DeadlineReached(Now), Released(new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), new Currency(currency)))).ShouldBe(
        [
            "returnshub.events.recorded{} 1",
            $"returnshub.credits.released{{origin=ENTITLEMENT, currency={currency}}} 1",
            $"returnshub.credits.amount{{origin=ENTITLEMENT, currency={currency}}} {minor}",
        ]);

    [Fact]
    public void A_proposed_credit_counts_each_of_its_holds() =>
        Recorded(new DeadlineReached(Now), Proposed(HoldCode.NotReceived, HoldCode.ValueOverLimit)).ShouldBe(
        [
            "returnshub.events.recorded{} 1",
            "returnshub.holds{code=NOT_RECEIVED} 1",
            "returnshub.holds{code=VALUE_OVER_LIMIT} 1",
        ]);

    [Fact]
    public void A_revised_credit_counts_only_the_holds_it_did_not_have() =>
        Recorded(new DeadlineReached(Now), Revised(HoldCode.NotReceived, HoldCode.SerialMismatch), HoldCode.NotReceived).ShouldBe(
        [
            "returnshub.events.recorded{} 1",
            "returnshub.holds{code=SERIAL_MISMATCH} 1",
        ]);

    [Fact]
    public void A_persons_hold_is_counted() =>
        Recorded(new DeadlineReached(Now), new HoldPlaced(HoldCode.Manual, "to be looked at", Actor.Person("clara"), Now)).ShouldBe(
            ["returnshub.events.recorded{} 1", "returnshub.holds{code=MANUAL} 1"]);

    [Fact]
    public void Time_that_passes_raises_a_deadline_and_an_inspector_who_finds_something_does_not()
    {
        var raised = new ExceptionRaised(ExceptionKind.InspectionOverdue, "L1", Severity.Medium, "Goods are here.");

        Recorded(new DeadlineReached(Now), raised).ShouldBe(["returnshub.events.recorded{} 1", "returnshub.deadlines.raised{kind=INSPECTION_OVERDUE} 1"]);
        Recorded(new DeadlineReached(Now), new ReturnExpired(Now) { Decision = Why })
            .ShouldBe(["returnshub.events.recorded{} 1", "returnshub.deadlines.raised{kind=AUTHORISATION_EXPIRES} 1"]);
        Recorded(new InspectionReported("INS-1", []), raised).ShouldBe(["returnshub.events.recorded{} 1"]);
    }

    private static IReadOnlyList<string> Recorded(FactBody cause, ReturnEvent data, params HoldCode[] heldBefore)
    {
        using var metrics = new HubMetrics();
        using var measured = new Measured(metrics);
        var before = ReturnState.New(Key) with { Credits = heldBefore.Length == 0 ? [] : [Held(heldBefore)] };
        metrics.Recorded(before, Fact(cause), [Event(data)]);
        return measured.Lines;
    }

    private static Fact Fact(FactBody body) => new()
    {
        Id = "f-1",
        Tenant = Key.Tenant,
        Subject = new Subject.Known(Key.ReturnId),
        Connection = "hub",
        OccurredAt = Now,
        Actor = Actor.Hub,
        Body = body,
    };

    private static RecordedEvent Event(ReturnEvent data) => new()
    {
        Id = Guid.Empty,
        Tenant = Key.Tenant,
        ReturnId = Key.ReturnId,
        Sequence = 1,
        Type = EventCatalogue.WireName(data),
        OccurredAt = Now,
        RecordedAt = Now,
        Source = "hub",
        CausationId = "f-1",
        Actor = Actor.Hub,
        Data = data,
        PreviousHash = "",
        Hash = "",
    };

    private static Money Euro(decimal amount) => new(amount, new Currency("EUR"));

    private static CreditHold[] Holds(HoldCode[] codes) => [.. codes.Select(c => new CreditHold(c, "rule"))];

    private static Credit Held(HoldCode[] codes) => new()
    {
        CreditId = "CR-1",
        Origin = CreditOrigin.Entitlement,
        Status = CreditStatus.Held,
        Lines = [],
        Amount = Euro(10),
        Holds = Holds(codes),
        ContentHash = "00",
    };

    private static CreditProposed Proposed(params HoldCode[] codes) => new()
    {
        CreditId = "CR-1",
        Origin = CreditOrigin.Entitlement,
        Lines = [],
        Amount = Euro(10),
        Holds = Holds(codes),
        ApprovalsNeeded = 0,
        ContentHash = "00",
        Decision = Why,
    };

    private static CreditRevised Revised(params HoldCode[] codes) => new()
    {
        CreditId = "CR-1",
        Lines = [],
        Amount = Euro(10),
        Holds = Holds(codes),
        ApprovalsNeeded = 0,
        ContentHash = "01",
        Decision = Why,
    };

    private static CreditReleased Released(Money amount) => new()
    {
        CreditId = "CR-1",
        DocumentNumber = "RH-1",
        Origin = CreditOrigin.Entitlement,
        Lines = [],
        Amount = amount,
        ApprovedBy = [],
        Decision = Why,
    };
}
