using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Time;

/// <summary>Until when goods should have come and been looked at.</summary>
internal static class GoodsDeadlines
{
    /// <summary>What the deadlines that concern a return's goods as a whole are about.</summary>
    public const string Goods = "goods";

    public static IEnumerable<Deadline> Of(ReturnState state, GoodsLedger goods, PolicyDocument policy)
    {
        if (state.Authorisation.Closed) yield break;
        if (state.Authorisation is { Status: AuthorisationStatus.Authorised, At: { } accepted } && NothingCame(state) && Awaited(state, goods, policy))
        {
            if (policy.Deadlines.ParcelNotArrivedDays is { } days && !state.Parcels.Any(p => p.Status == TrackingStatus.Lost))
                yield return new Deadline(DeadlineKind.ParcelNotArrived, Goods, Deadlines.Moved(accepted, TimeSpan.FromDays(days)));
            if (policy.Deadlines.AuthorisationExpiresDays is { } unused && state.Parcels.All(p => p.Status is TrackingStatus.Unknown or TrackingStatus.LabelCreated or TrackingStatus.Cancelled))
                yield return new Deadline(DeadlineKind.AuthorisationExpires, Goods, Deadlines.Moved(accepted, TimeSpan.FromDays(unused)));
        }

        if (policy.Deadlines.InspectionOverdueDays is not { } within) yield break;
        foreach (var line in goods.Lines)
        {
            if (WaitingSince(line) is { } since && Inspects(state, line, policy))
                yield return new Deadline(DeadlineKind.InspectionOverdue, line.LineId, Deadlines.Moved(since, TimeSpan.FromDays(within)));
        }
    }

    private static bool NothingCame(ReturnState state) => state is { Receipts.Count: 0, Inspections.Count: 0, ReportedDispositions.Count: 0 };

    /// <summary>Whether any goods are to come back: of a return whose lines are not known yet, they are.</summary>
    private static bool Awaited(ReturnState state, GoodsLedger goods, PolicyDocument policy) =>
        goods.Lines.Count == 0 || goods.Lines.Any(l => l.Expected > 0 && !Returnless(state, l, policy));

    private static bool Returnless(ReturnState state, GoodsOfLine line, PolicyDocument policy) =>
        line.Line.Reason is { } reason && OrderLines.Find(state.Order, line.Line.Requested) is { Quantity: > 0 } sold
        && PolicyRules.ReturnlessFor(
            policy, OrderLines.Scope(policy, state.Order, sold, line.Sku), reason.Code, UnitShares.Exact(sold.Paid, sold.Quantity, line.Expected)) is not null;

    private static bool Inspects(ReturnState state, GoodsOfLine line, PolicyDocument policy) =>
        OrderLines.Find(state.Order, line.Line.Requested) is not { Quantity: > 0 } sold
        || (PolicyRules.InspectionFor(policy, OrderLines.Scope(policy, state.Order, sold, line.Sku), sold.Paid.Amount / sold.Quantity).Required
            && !Returnless(state, line, policy));

    /// <summary>When the oldest unit came that nobody has looked at; null when there is none.</summary>
    private static DateTimeOffset? WaitingSince(GoodsOfLine line)
    {
        var done = Math.Max(line.InspectedQuantity, line.Reported.Sum(r => r.Quantity));
        var came = 0;
        foreach (var (at, quantity) in line.Arrivals)
        {
            came += quantity;
            if (came > done) return at;
        }

        return null;
    }
}
