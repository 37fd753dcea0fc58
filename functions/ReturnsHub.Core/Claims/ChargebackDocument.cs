using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Claims;

/// <summary>
/// What a vendor is charged and why, as one document: to send beside the goods, to attach to a debit note, to keep. It holds no
/// personal data; a customer's statement is named, not quoted.
/// </summary>
public sealed record ChargebackDocument
{
    /// <summary>The document's number, at most 35 characters; the same for ever.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>The tenant that claims.</summary>
    public required string Tenant { get; init; }

    /// <summary>The vendor or carrier.</summary>
    public required string? Party { get; init; }

    /// <summary>The claim.</summary>
    public required string ClaimId { get; init; }

    /// <summary>How far it has come.</summary>
    public required ClaimStatus Status { get; init; }

    /// <summary>The return.</summary>
    public required string ReturnId { get; init; }

    /// <summary>Its RMA number.</summary>
    public string? Rma { get; init; }

    /// <summary>The order the goods were sold on.</summary>
    public string? OrderId { get; init; }

    /// <summary>The SKU.</summary>
    public string? Sku { get; init; }

    /// <summary>Units charged.</summary>
    public required int Quantity { get; init; }

    /// <summary>Why they came back.</summary>
    public required ReasonCode Reason { get; init; }

    /// <summary>The agreed violation, when one is charged.</summary>
    public VendorViolation? Violation { get; init; }

    /// <summary>The agreement's rule id.</summary>
    public string? Agreement { get; init; }

    /// <summary>The policy version the agreement stands in.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>Cost of one unit.</summary>
    public Money? UnitCost { get; init; }

    /// <summary>What is charged.</summary>
    public Money? Amount { get; init; }

    /// <summary>What was paid or credited so far.</summary>
    public Money? Settled { get; init; }

    /// <summary>The last moment the vendor takes the claim.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The other side's number.</summary>
    public string? Reference { get; init; }

    /// <summary>What proves it.</summary>
    public required IReadOnlyList<ClaimEvidence> Evidence { get; init; }

    /// <summary>The document of a claim; null when the return has no such claim. What was sent stays as it was sent.</summary>
    public static ChargebackDocument? Of(ReturnState state, string claimId)
    {
        if (state.Claims.FirstOrDefault(c => string.Equals(c.ClaimId, claimId, StringComparison.Ordinal)) is not { } claim) return null;
        var progress = state.ProgressOf(claimId);
        var requested = state.Lines.FirstOrDefault(l => l.Requested.LineId == claim.LineId)?.Requested;
        return new ChargebackDocument
        {
            DocumentNumber = Returns.Decide.DocumentNumbers.OfClaim(state.ReturnId, claimId),
            Tenant = state.Tenant.Value,
            Party = claim.Party,
            ClaimId = claimId,
            Status = progress.Status,
            ReturnId = state.ReturnId.Value,
            Rma = state.Header?.Rma,
            OrderId = state.Header?.OrderId ?? state.Order?.OrderId,
            Sku = (requested?.Sku ?? (requested is null ? null : Returns.Decide.OrderLines.Find(state.Order, requested)?.Sku))?.Value,
            Quantity = progress.Submitted?.Quantity ?? claim.Quantity,
            Reason = claim.Reason,
            Violation = claim.Terms?.Violation,
            Agreement = claim.Terms?.Agreement,
            PolicyVersion = claim.Decision.PolicyVersion,
            UnitCost = claim.Terms?.UnitCost,
            Amount = progress.Submitted is { } sent ? sent.Amount : claim.Terms?.Amount,
            Settled = progress.Settled,
            DueBy = claim.Terms?.DueBy,
            SubmittedAt = progress.Submitted?.At,
            Reference = progress.Reference,
            Evidence = claim.Evidence,
        };
    }
}
