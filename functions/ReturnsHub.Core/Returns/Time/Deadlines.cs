using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Time;

/// <summary>What a return waits for, and until when. Pure: the same return and policy give the same deadlines at any moment.</summary>
public static class Deadlines
{
    // One month from the request (GDPR article 12(3), https://eur-lex.europa.eu/eli/reg/2016/679/oj); a week before its end it is urgent.
    private static readonly TimeSpan UrgentBefore = TimeSpan.FromDays(7);

    /// <summary>Everything the return waits for, those included that have passed.</summary>
    public static IReadOnlyList<Deadline> Of(ReturnState state, PolicyDocument policy) => Of(state, GoodsLedger.Of(state), policy);

    internal static IReadOnlyList<Deadline> Of(ReturnState state, GoodsLedger goods, PolicyDocument policy) =>
    [
        .. GoodsDeadlines.Of(state, goods, policy),
        .. Approvals(state, policy.Deadlines),
        .. Claims(state, policy.Deadlines),
        .. DataRequests(state),
        .. Withdrawn(state),
    ];

    /// <summary>When the hub must look at the return next: the earliest deadline it has not acted on. Null when it waits for nothing.</summary>
    public static DateTimeOffset? NextDue(ReturnState state, PolicyDocument policy) =>
        Of(state, policy).Where(d => !ActedOn(state, d)).Select(d => (DateTimeOffset?)d.DueAt).Min();

    /// <summary>A moment later or earlier than another, kept within what a clock can say: the sources' clocks are not ours.</summary>
    internal static DateTimeOffset Moved(DateTimeOffset at, TimeSpan by)
    {
        var ticks = at.UtcTicks;
        if (by > TimeSpan.Zero && ticks > DateTimeOffset.MaxValue.UtcTicks - by.Ticks) return DateTimeOffset.MaxValue;
        if (by < TimeSpan.Zero && ticks < DateTimeOffset.MinValue.UtcTicks - by.Ticks) return DateTimeOffset.MinValue;
        return new DateTimeOffset(ticks + by.Ticks, TimeSpan.Zero);
    }

    private static bool ActedOn(ReturnState state, Deadline deadline) => DeadlineExceptions.KindOf(deadline.Kind) is { } kind
        && (state.Dismissals.Any(d => d.Kind == kind && d.About == deadline.About) || Raised(state, deadline, kind));

    private static bool Raised(ReturnState state, Deadline deadline, ExceptionKind kind) =>
        state.Exceptions.Any(e => e.Kind == kind && e.About == deadline.About && (kind != ExceptionKind.PersonalDataRequest || e.Severity == Severity.High));

    private static IEnumerable<Deadline> Approvals(ReturnState state, DeadlinePolicy policy) =>
        policy.ApprovalWaitingHours is not { } hours
            ? []
            : state.Credits
                .Where(c => c is { Status: CreditStatus.Held, ApprovalsNeeded: > 0, Since: not null } && !c.Holds.Any(h => WaitsForFacts(h.Code)))
                .Select(c => new Deadline(DeadlineKind.ApprovalWaiting, c.CreditId, Moved(c.Since!.Value, TimeSpan.FromHours(hours))));

    // Nobody is late with an approval that cannot be given yet.
    private static bool WaitsForFacts(HoldCode code) => code is HoldCode.InspectionPending or HoldCode.NotReceived or HoldCode.ReasonUncertain;

    private static IEnumerable<Deadline> Claims(ReturnState state, DeadlinePolicy policy) =>
        policy.ClaimLapsingDays is not { } days
            ? []
            : state.Claims
                .Where(c => c.Terms?.DueBy is not null && state.ProgressOf(c.ClaimId).Status == ClaimStatus.Open)
                .Select(c => new Deadline(DeadlineKind.ClaimLapsing, c.ClaimId, Moved(c.Terms!.DueBy!.Value, -TimeSpan.FromDays(days))));

    // The money may be kept back until the goods, or proof that they were sent, are here; then the fourteen days count.
    private static IEnumerable<Deadline> Withdrawn(ReturnState state) =>
        Withdrawals.RefundDueAt(state) is { } due && !Withdrawals.MayWithhold(state)
        && (state.Credits.Any(c => c.Status == CreditStatus.Held) || !state.Credits.Any(c => c.Status is CreditStatus.Released or CreditStatus.Posted))
            ? [new Deadline(DeadlineKind.WithdrawalRefundDue, "withdrawal", due)]
            : [];

    private static IEnumerable<Deadline> DataRequests(ReturnState state) =>
        from request in state.OpenDataRequests
        let asked = state.Exceptions.FirstOrDefault(e => e.Kind == ExceptionKind.PersonalDataRequest && e.About == request)
        where asked is not null
        select new Deadline(DeadlineKind.PersonalDataRequest, request, Moved(asked.Since.AddMonths(1), -UrgentBefore));
}
