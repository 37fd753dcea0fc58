using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>What an agreement says about a line's goods: how many units it lets one claim for, how much, by when, with what proof.</summary>
internal static class ClaimTermsOf
{
    /// <summary>Units that show the violation.</summary>
    public static int Units(GoodsOfLine line, VendorAgreement agreement, VendorViolation? violation) =>
        violation is { } v && agreement.Violations.Any(t => t.Violation == v)
            ? Math.Min(line.Expected, line.Inspected.Where(u => VendorViolations.ShownBy(v, u)).Sum(u => u.Quantity))
            : 0;

    public static ClaimTerms Of(ReturnState state, GoodsOfLine line, OrderLineReport? sold, VendorAgreement agreement, VendorViolation? violation, int quantity)
    {
        var term = violation is { } v ? agreement.Violations.FirstOrDefault(t => t.Violation == v) : null;
        return new ClaimTerms
        {
            Agreement = agreement.Id,
            Violation = violation,
            UnitCost = sold?.UnitCost,
            Amount = sold?.UnitCost is { } cost ? Amount(cost, quantity, term, violation, agreement) : null,
            DueBy = agreement.ClaimWithinDays is { } days && FirstInspection(state, line) is { } first ? first.AddDays(days) : null,
            AuthorisationNeeded = agreement.AuthorisationNeeded,
            EvidenceMissing = [.. agreement.EvidenceNeeded.Distinct().Order().Where(kind => !Has(state, line, kind, quantity))],
        };
    }

    public static IReadOnlyList<ClaimEvidence> Evidence(ReturnState state, GoodsOfLine line)
    {
        var claim = state.ProgressOf(ClaimRules.VendorClaim(line.LineId));
        IEnumerable<ClaimEvidence> found =
        [
            .. Inspections(state, line).Select(i => new ClaimEvidence(ClaimEvidenceKind.Inspection, i.InspectionId)),
            .. Read(line).Select(s => new ClaimEvidence(ClaimEvidenceKind.SerialNumber, s)),
            .. Photos(state, line).Select(p => new ClaimEvidence(ClaimEvidenceKind.Photo, p)),
            .. (state.Order is { } order ? [new ClaimEvidence(ClaimEvidenceKind.ProofOfPurchase, order.OrderId)] : Array.Empty<ClaimEvidence>()),
            .. (line.Line.Requested.HasNote ? [new ClaimEvidence(ClaimEvidenceKind.CustomerStatement, line.LineId)] : Array.Empty<ClaimEvidence>()),
            .. claim.Evidence,
        ];
        return [.. found.Distinct().OrderBy(e => e.Kind).ThenBy(e => e.Reference, StringComparer.Ordinal)];
    }

    private static bool Has(ReturnState state, GoodsOfLine line, ClaimEvidenceKind kind, int quantity)
    {
        var found = Evidence(state, line).Count(e => e.Kind == kind);
        return kind == ClaimEvidenceKind.SerialNumber ? found >= quantity : found > 0;
    }

    private static Money Amount(Money cost, int quantity, ViolationTerm? term, VendorViolation? violation, VendorAgreement agreement)
    {
        var allowance = violation is VendorViolation.DefectiveGoods or VendorViolation.PoorQuality ? agreement.DefectAllowancePercent : 0;
        var exact = (cost.Amount * (term?.PercentOfCost ?? 100) / 100 * (100 - allowance) / 100) + (term?.FeePerUnit ?? 0);
        return Money.Rounded(exact * quantity, cost.Currency);
    }

    private static DateTimeOffset? FirstInspection(ReturnState state, GoodsOfLine line)
    {
        var times = Inspections(state, line).Select(i => i.At).ToList();
        return times.Count == 0 ? null : times.Min();
    }

    private static IEnumerable<GoodsInspected> Inspections(ReturnState state, GoodsOfLine line) =>
        state.Inspections.Where(i => line.Inspected.Exists(u => u.Units.StartsWith(i.InspectionId + "/", StringComparison.Ordinal)));

    private static IEnumerable<string> Read(GoodsOfLine line) =>
        line.Inspected.SelectMany(u => u.Serials).Concat(line.Received.SelectMany(r => r.Serials)).Distinct(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Photos(ReturnState state, GoodsOfLine line) =>
        Inspections(state, line).SelectMany(i => i.Lines).SelectMany(l => l.Photos).Concat(line.Received.SelectMany(r => r.Photos)).Distinct(StringComparer.Ordinal);
}
