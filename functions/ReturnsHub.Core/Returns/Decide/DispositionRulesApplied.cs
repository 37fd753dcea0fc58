using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide.Goods;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// What happens to inspected units, by category, grade and reason. What the warehouse or the shop reports it has done comes
/// first: the hub decides only on the rest.
/// </summary>
internal static class DispositionRulesApplied
{
    public static IEnumerable<ReturnEvent> Apply(ReturnState state, GoodsLedger goods, PolicyDocument policy, Surroundings around)
    {
        // Units placed earlier in this step take room from those placed later.
        var use = new Dictionary<string, int>(around.ChannelUse, StringComparer.Ordinal);
        var wanted = goods.Lines.SelectMany(l => Wanted(state, l, policy, around with { ChannelUse = use }, use)).ToList();
        foreach (var decision in wanted)
        {
            var known = state.Dispositions.FirstOrDefault(d => d.Units == decision.Units);
            if (known is null || !Same(known, decision)) yield return decision;
        }

        foreach (var gone in state.Dispositions.Where(d => wanted.TrueForAll(w => w.Units != d.Units)))
            yield return gone with { Quantity = 0, Decision = Trace.Of(policy, ["disposition.reported-otherwise"]) };
    }

    // A document of an earlier time that arrives late can move units to another line of the same SKU.
    private static bool Same(DispositionDecided known, DispositionDecided wanted) =>
        known.LineId == wanted.LineId && known.Channel == wanted.Channel && known.Location == wanted.Location && known.Recovery == wanted.Recovery && known.Quantity == wanted.Quantity && known.Disposition == wanted.Disposition && known.Sku == wanted.Sku
        && known.Serials.SequenceEqual(wanted.Serials, StringComparer.Ordinal);

    private static IEnumerable<DispositionDecided> Wanted(ReturnState state, GoodsOfLine line, PolicyDocument policy, Surroundings around, Dictionary<string, int> use)
    {
        if (line.Line.Reason is not { } reason) yield break;
        var reported = line.Reported.Sum(r => r.Quantity);
        var sold = OrderLines.Find(state.Order, line.Line.Requested);
        var scope = OrderLines.Scope(policy, state.Order, sold, line.Sku);
        foreach (var units in line.Inspected.Where(u => u.Condition != Condition.EmptyParcel))
        {
            var covered = Math.Min(reported, units.Quantity);
            reported -= covered;
            var quantity = units.Quantity - covered;
            if (quantity == 0 || (units.Grade == Grade.U && units.Condition != Condition.WrongGoods)) continue;
            var route = Routing.Of(state, policy, scope, sold, units with { Quantity = quantity }, reason.Code, around);
            var before = state.Dispositions.FirstOrDefault(d => d.Units == units.Units);
            if (route.Channel is { } channel) use[channel] = use.GetValueOrDefault(channel) + Math.Max(0, quantity - (before?.Channel == channel ? before.Quantity : 0));
            yield return new DispositionDecided
            {
                Units = units.Units,
                LineId = line.LineId,
                Sku = line.Sku,
                Quantity = quantity,
                Disposition = route.Disposition,
                Channel = route.Channel,
                Location = GoodsRules.LocationFor(policy, scope, route.Disposition),
                Recovery = route.Recovery is { } recovery && sold is not null ? new Money(recovery, sold.Paid.Currency) : null,
                Serials = units.Serials,
                Decision = Trace.Of(
                    policy, route.Rules, ("category", scope.Category), ("grade", units.Grade), ("condition", units.Condition), ("reason", reason.Code),
                    ("routes", route.Candidates.Count == 0 ? null : string.Join("; ", route.Candidates))),
            };
        }
    }
}
