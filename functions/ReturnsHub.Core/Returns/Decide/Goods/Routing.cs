using System.Globalization;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Goods;

/// <summary>
/// Where inspected units go: first what must happen, then a person's overruling, then the table; where the table names several
/// routes, the one that is expected to bring most and has room.
/// </summary>
internal static class Routing
{
    public static Route Of(ReturnState state, PolicyDocument policy, PolicyScope scope, OrderLineReport? sold, InspectedUnits units, ReasonCode reason, Surroundings around)
    {
        if (units.Condition == Condition.WrongGoods) return Overruled(state, units, Route.Fixed(Disposition.Quarantine, "condition.wrong-goods"), _ => true);
        if (MustRules.Quarantine(policy, scope, units, reason) is { } must)
            return Overruled(state, units, Route.Fixed(Disposition.Quarantine, must), MustRules.GoesToNobody);
        var wanted = Table(state, policy, scope, sold, units, reason, around);
        if (!MustRules.HoldsData(state, policy, scope, units)) return Overruled(state, units, wanted, _ => true);
        // Held until it is wiped with a certificate; the table's own answer stands where it keeps the data from everybody.
        var held = MustRules.KeepsData(wanted.Disposition) ? wanted : Route.Fixed(Disposition.Quarantine, ["must.wipe-first", .. wanted.Rules]);
        return Overruled(state, units, held, MustRules.KeepsData);
    }

    /// <summary>Expected net recovery of a unit on a route, in the order's currency; null when nothing says.</summary>
    public static decimal? Recovery(PolicyDocument policy, PolicyScope scope, OrderLineReport? sold, Disposition disposition, string? channel, Grade grade)
    {
        if (sold is not { Quantity: > 0 } || GoodsRules.RecoveryFor(policy, scope, disposition, channel, grade) is not { } rule) return null;
        var net = (sold.Paid.Amount - (sold.Tax?.Amount ?? 0)) / sold.Quantity;
        return Money.Rounded((net * rule.PercentOfPrice / 100) - rule.CostPerUnit, sold.Paid.Currency).Amount;
    }

    private static Route Overruled(ReturnState state, InspectedUnits units, Route route, Func<Disposition, bool> allowed)
    {
        if (state.Overrules.FirstOrDefault(o => o.Units == units.Units) is not { } overrule || !allowed(overrule.Disposition)) return route;
        return new Route(overrule.Disposition, overrule.Channel, null, ["disposition.overruled", .. route.Rules], [$"overruled {CodeNames.Of(route.Disposition)}"]);
    }

    private static Route Table(
        ReturnState state, PolicyDocument policy, PolicyScope scope, OrderLineReport? sold, InspectedUnits units, ReasonCode reason, Surroundings around)
    {
        if (GoodsRules.DispositionFor(policy, scope, units.Grade, reason) is not { } rule) return Route.Fixed(Disposition.Quarantine, "disposition.default");
        var known = state.Dispositions.FirstOrDefault(d => d.Units == units.Units);
        if (rule.Among.Count == 0)
        {
            var channel = rule.Disposition == Disposition.Resell ? Channels(policy, scope, units, known, around).FirstOrDefault()?.Id : null;
            return new Route(rule.Disposition, channel, Recovery(policy, scope, sold, rule.Disposition, channel, units.Grade), [rule.Id], []);
        }

        var routes = rule.Among
            .SelectMany(d => d == Disposition.Resell && policy.ResaleChannels.Count > 0
                ? Channels(policy, scope, units, known, around).Select(c => (Disposition: d, Channel: (string?)c.Id))
                : [(d, null)])
            .Select(r => (r.Disposition, r.Channel, Recovery: Recovery(policy, scope, sold, r.Disposition, r.Channel, units.Grade)))
            .Where(r => r.Recovery is not null)
            .ToList();
        if (routes.Count == 0) return new Route(rule.Disposition, null, null, [rule.Id, "recovery.none"], []);
        // What was chosen stays chosen while it is possible and the goods are the same: a channel that has room again tomorrow
        // must not move goods that are on their way elsewhere.
        var best = routes.Where(r => known is not null && Same(known, units, reason) && known.Disposition == r.Disposition && known.Channel == r.Channel)
            .DefaultIfEmpty(routes.MaxBy(r => r.Recovery!.Value)).First();
        return new Route(best.Disposition, best.Channel, best.Recovery, [rule.Id, "recovery.best"], [.. routes.Select(Text)]);
    }

    private static IEnumerable<ResaleChannel> Channels(PolicyDocument policy, PolicyScope scope, InspectedUnits units, DispositionDecided? known, Surroundings around) =>
        GoodsRules.ChannelsFor(policy, scope, units.Grade)
            .Where(c => c.CapacityPerDay is not { } most || known?.Channel == c.Id || around.ChannelUse.GetValueOrDefault(c.Id) + units.Quantity <= most);

    private static bool Same(DispositionDecided known, InspectedUnits units, ReasonCode reason) =>
        known.Quantity == units.Quantity
        && known.Decision.Inputs.GetValueOrDefault("grade") == CodeNames.Of(units.Grade)
        && known.Decision.Inputs.GetValueOrDefault("reason") == CodeNames.Of(reason);

    private static string Text((Disposition Disposition, string? Channel, decimal? Recovery) route) => string.Create(
        CultureInfo.InvariantCulture, $"{CodeNames.Of(route.Disposition)}{(route.Channel is null ? "" : $" {route.Channel}")} {route.Recovery:0.00#}");
}
