using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Goods;

/// <summary>What a person may overrule, and the event that says so.</summary>
internal static class OverruleRules
{
    private const int LongestText = 200;

    public static Refusal? Refuse(ReturnState state, Fact fact, PolicyDocument policy)
    {
        if (fact.Body is not DispositionOverrule command) return null;
        if (string.IsNullOrWhiteSpace(command.Why)) return new Refusal("why-missing", "Say why the policy's answer is not right for these units.");
        if (command.Disposition == Disposition.KeepItem) return new Refusal("disposition-unfit", "The goods are here; the customer cannot keep them.");
        if (state.Dispositions.FirstOrDefault(d => d.Units == command.Units) is not { } decided)
            return new Refusal("units-unknown", "The hub decided on no such units. Load the return again.");
        if (command.Channel is { } channel && (command.Disposition != Disposition.Resell || policy.ResaleChannels.All(c => c.Id != channel)))
            return new Refusal("channel-unknown", "Only goods that are sold again have a resale channel, and it must be one of the policy's.");
        return Limits(state, policy, decided, command.Disposition);
    }

    /// <summary>What no person gets round, asked of the goods as they are and not of what was decided on them.</summary>
    private static Refusal? Limits(ReturnState state, PolicyDocument policy, DispositionDecided decided, Disposition to)
    {
        var found = GoodsLedger.Of(state).Lines.SelectMany(l => l.Inspected.Where(u => u.Units == decided.Units).Select(u => (Line: l, Units: u))).FirstOrDefault();
        if (found.Line is null || found.Line.Line.Reason is not { } reason) return null;
        var scope = OrderLines.Scope(policy, state.Order, OrderLines.Find(state.Order, found.Line.Line.Requested), found.Line.Sku);
        if (MustRules.HoldsData(state, policy, scope, found.Units) && !MustRules.KeepsData(to))
            return new Refusal("data-not-wiped", "The device holds its owner's data. Have it wiped and record the certificate first, or have it destroyed.");
        return MustRules.Quarantine(policy, scope, found.Units, reason.Code) is not null && !MustRules.GoesToNobody(to)
            ? new Refusal("must-not-be-sold", "Unsafe, spoiled, recalled or hazardous goods go to nobody. Destroy, recycle, hold or send them back.")
            : null;
    }

    public static IReadOnlyList<ReturnEvent> Of(ReturnState state, Fact fact, DispositionOverrule command)
    {
        var decided = state.Dispositions.First(d => d.Units == command.Units);
        if (decided.Disposition == command.Disposition && decided.Channel == command.Channel) return [];
        return
        [
            new DispositionOverruled
            {
                Units = command.Units,
                Disposition = command.Disposition,
                Channel = command.Channel,
                Overruled = decided.Disposition,
                OverruledRules = decided.Decision.Rules,
                Why = Clip.Of(command.Why, LongestText),
                By = fact.Actor,
                At = fact.OccurredAt,
            },
        ];
    }
}
