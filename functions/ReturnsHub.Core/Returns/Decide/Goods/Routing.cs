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
        var must = MustRules.Quarantine(policy, scope, units, reason);
        var holdsData = MustRules.HoldsData(state, policy, scope, units);
        var wanted = (units.Condition, must) switch
        {
            (_, { } rule) => Route.Fixed(Disposition.Quarantine, rule),
            (Condition.WrongGoods, _) => Route.Fixed(Disposition.Quarantine, "condition.wrong-goods"),
            _ => Table(state, policy, scope, sold, units, reason, around),
        };
        // Held until it is wiped with a certificate; an answer that keeps the data from everybody stands.
        var route = holdsData && (must is not null || units.Condition == Condition.WrongGoods || !MustRules.KeepsData(wanted.Disposition))
            ? Route.Fixed(Disposition.Quarantine, [.. wanted.Rules, "must.wipe-first"])
            : wanted;
        return Overruled(state, units, route, MustRules.Allowed(must, holdsData));
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
            var channel = rule.Disposition == Disposition.Resell ? ChannelFor(policy, scope, units, known, around) : null;
            return new Route(rule.Disposition, channel, Recovery(policy, scope, sold, rule.Disposition, channel, units.Grade), [rule.Id], []);
        }

        var routes = rule.Among
            .SelectMany(d => d == Disposition.Resell && policy.ResaleChannels.Count > 0
                ? GoodsRules.ChannelsFor(policy, scope, units.Grade).Select(c => (Disposition: d, Channel: (ResaleChannel?)c))
                : [(d, null)])
            .Select(r => (r.Disposition, r.Channel, Recovery: Recovery(policy, scope, sold, r.Disposition, r.Channel?.Id, units.Grade)))
            .Where(r => r.Recovery is not null)
            .ToList();
        IReadOnlyList<string> weighed = [.. routes.Select(r => Text((r.Disposition, r.Channel?.Id, r.Recovery)))];
        var roomy = routes.Where(r => r.Channel is null || HasRoom(r.Channel, units, known, around)).ToList();
        if (roomy.Count == 0) return new Route(rule.Disposition, null, null, [rule.Id, routes.Count == 0 ? "recovery.none" : "recovery.no-room"], weighed);
        // What was chosen stays chosen while the same routes would bring the same: a channel that has room again tomorrow must
        // not move goods that are on their way elsewhere. Other prices or grades weigh anew.
        var sticks = known is not null && known.Decision.Inputs.GetValueOrDefault("routes") == string.Join("; ", weighed);
        var best = roomy.Where(r => sticks && known!.Disposition == r.Disposition && known.Channel == r.Channel?.Id)
            .DefaultIfEmpty(roomy.MaxBy(r => r.Recovery!.Value)).First();
        return new Route(best.Disposition, best.Channel?.Id, best.Recovery, [rule.Id, "recovery.best"], weighed);
    }

    /// <summary>The channel of goods that are sold again in any case: the one they have, else the first with room.</summary>
    private static string? ChannelFor(PolicyDocument policy, PolicyScope scope, InspectedUnits units, DispositionDecided? known, Surroundings around)
    {
        var roomy = GoodsRules.ChannelsFor(policy, scope, units.Grade).Where(c => HasRoom(c, units, known, around)).ToList();
        return (roomy.Find(c => c.Id == known?.Channel) ?? roomy.FirstOrDefault())?.Id;
    }

    private static bool HasRoom(ResaleChannel channel, InspectedUnits units, DispositionDecided? known, Surroundings around)
    {
        var more = units.Quantity - (known?.Channel == channel.Id ? known.Quantity : 0);
        return channel.CapacityPerDay is not { } most || more <= 0 || around.ChannelUse.GetValueOrDefault(channel.Id) + more <= most;
    }

    private static string Text((Disposition Disposition, string? Channel, decimal? Recovery) route) => string.Create(
        CultureInfo.InvariantCulture, $"{CodeNames.Of(route.Disposition)}{(route.Channel is null ? "" : $" {route.Channel}")} {route.Recovery:0.00#}");
}
