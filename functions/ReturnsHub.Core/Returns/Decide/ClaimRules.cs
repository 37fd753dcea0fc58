using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Claims against vendors (units held for them) and carriers (goods damaged on the way).</summary>
internal static class ClaimRules
{
    public static string VendorClaim(string lineId) => $"{CodeNames.Of(Fault.Vendor)}/{lineId}";

    public static IEnumerable<ReturnEvent> Apply(ReturnState state, GoodsLedger goods, PolicyDocument policy)
    {
        var wanted = Wanted(state, goods, policy).ToList();
        foreach (var claim in wanted)
        {
            var known = state.Claims.FirstOrDefault(c => c.ClaimId == claim.ClaimId);
            if (known is null || !Same(known, claim)) yield return claim;
        }

        foreach (var gone in state.Claims.Where(c => !wanted.Exists(w => w.ClaimId == c.ClaimId)))
            yield return new ClaimWithdrawn(gone.ClaimId, Trace.Of(policy, ["claim.no-ground"]));
    }

    private static bool Same(ClaimOpened known, ClaimOpened wanted) =>
        known.Quantity == wanted.Quantity && known.Party == wanted.Party && known.Reason == wanted.Reason
        && known.Evidence.SequenceEqual(wanted.Evidence) && Same(known.Terms, wanted.Terms);

    private static bool Same(ClaimTerms? known, ClaimTerms? wanted) => known is null || wanted is null
        ? known is null && wanted is null
        : known with { EvidenceMissing = [] } == wanted with { EvidenceMissing = [] } && known.EvidenceMissing.SequenceEqual(wanted.EvidenceMissing);

    private static IEnumerable<ClaimOpened> Wanted(ReturnState state, GoodsLedger goods, PolicyDocument policy)
    {
        foreach (var line in goods.Lines)
        {
            if (line.Line.Reason is not { } reason) continue;
            if (AgainstVendor(state, line, reason.Code, policy) is { } claim) yield return claim;
            var here = line.Inspected.Where(u => u.Condition is not (Condition.EmptyParcel or Condition.WrongGoods)).Sum(u => u.Quantity);
            if (reason.Code == ReasonCode.DamagedInTransit && here > 0)
                yield return Claim(line, Fault.Carrier, null, here, reason.Code, "claim.damaged-in-transit", policy);
        }
    }

    /// <summary>Units that go back to the vendor, and units in which an agreed violation shows, whatever becomes of them.</summary>
    private static ClaimOpened? AgainstVendor(ReturnState state, GoodsOfLine line, ReasonCode reason, PolicyDocument policy)
    {
        var sold = OrderLines.Find(state.Order, line.Line.Requested);
        var toVendor = Units(state, line, Disposition.ReturnToVendor);
        if (VendorAgreements.For(policy, OrderLines.Scope(policy, state.Order, sold, line.Sku)) is not { } agreement)
            return toVendor > 0 ? Claim(line, Fault.Vendor, sold?.Vendor, toVendor, reason, "claim.returned-to-vendor", policy) : null;
        var violation = VendorViolations.Of(reason);
        var shown = ClaimTermsOf.Units(line, agreement, violation);
        var quantity = Math.Max(toVendor, shown);
        if (quantity == 0) return null;
        var claim = Claim(line, Fault.Vendor, sold?.Vendor, quantity, reason, shown > 0 ? "claim.violation" : "claim.returned-to-vendor", policy);
        var terms = ClaimTermsOf.Of(state, line, sold, agreement, violation, quantity);
        return claim with
        {
            Terms = terms,
            Evidence = ClaimTermsOf.Evidence(state, line),
            Decision = Trace.Of(
                policy,
                [agreement.Id, .. claim.Decision.Rules],
                ("violation", violation), ("units", quantity), ("unitCost", terms.UnitCost), ("claimed", terms.Amount), ("dueBy", terms.DueBy), ("reason", reason)),
        };
    }

    private static int Units(ReturnState state, GoodsOfLine line, Disposition disposition) =>
        line.Reported.Where(r => r.Disposition == disposition).Sum(r => r.Quantity)
        + state.Dispositions.Where(d => d.LineId == line.LineId && d.Disposition == disposition).Sum(d => d.Quantity);

    private static ClaimOpened Claim(
        GoodsOfLine line, Fault against, string? party, int quantity, ReasonCode reason, string rule, PolicyDocument policy) => new()
        {
            ClaimId = $"{CodeNames.Of(against)}/{line.LineId}",
            Against = against,
            Party = party,
            LineId = line.LineId,
            Quantity = quantity,
            Reason = reason,
            Decision = Trace.Of(policy, [rule], ("fault", Faults.Of(reason)), ("reason", reason)),
        };
}
