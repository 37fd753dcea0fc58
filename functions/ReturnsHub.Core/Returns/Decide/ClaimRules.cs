using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Claims against vendors (units held for them) and carriers (goods damaged on the way).</summary>
internal static class ClaimRules
{
    public static IEnumerable<ReturnEvent> Apply(ReturnState state, GoodsLedger goods, PolicyDocument policy)
    {
        var wanted = Wanted(state, goods, policy).ToList();
        foreach (var claim in wanted)
        {
            var known = state.Claims.FirstOrDefault(c => c.ClaimId == claim.ClaimId);
            if (known is null || known.Quantity != claim.Quantity || known.Party != claim.Party || known.Reason != claim.Reason) yield return claim;
        }

        foreach (var gone in state.Claims.Where(c => !wanted.Exists(w => w.ClaimId == c.ClaimId)))
            yield return new ClaimWithdrawn(gone.ClaimId, Trace.Of(policy, ["claim.no-ground"]));
    }

    private static IEnumerable<ClaimOpened> Wanted(ReturnState state, GoodsLedger goods, PolicyDocument policy)
    {
        foreach (var line in goods.Lines)
        {
            if (line.Line.Reason is not { } reason) continue;
            var toVendor = Units(state, line, Disposition.ReturnToVendor);
            if (toVendor > 0) yield return Claim(state, line, Fault.Vendor, toVendor, reason.Code, "claim.returned-to-vendor", policy);
            var here = line.Inspected.Where(u => u.Condition is not (Condition.EmptyParcel or Condition.WrongGoods)).Sum(u => u.Quantity);
            if (reason.Code == ReasonCode.DamagedInTransit && here > 0)
                yield return Claim(state, line, Fault.Carrier, here, reason.Code, "claim.damaged-in-transit", policy);
        }
    }

    private static int Units(ReturnState state, GoodsOfLine line, Disposition disposition) =>
        line.Reported.Where(r => r.Disposition == disposition).Sum(r => r.Quantity)
        + state.Dispositions.Where(d => d.LineId == line.LineId && d.Disposition == disposition).Sum(d => d.Quantity);

    private static ClaimOpened Claim(
        ReturnState state, GoodsOfLine line, Fault against, int quantity, ReasonCode reason, string rule, PolicyDocument policy) => new()
        {
            ClaimId = $"{CodeNames.Of(against)}/{line.LineId}",
            Against = against,
            Party = against == Fault.Vendor ? OrderLines.Find(state.Order, line.Line.Requested)?.Vendor : null,
            LineId = line.LineId,
            Quantity = quantity,
            Reason = reason,
            Decision = Trace.Of(policy, [rule], ("fault", Faults.Of(reason)), ("reason", reason)),
        };
}
