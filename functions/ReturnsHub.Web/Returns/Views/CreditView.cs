using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Web.Returns.Views;

/// <summary>A credit of a return.</summary>
public sealed record CreditView
{
    /// <summary>Its id on the return.</summary>
    public required string CreditId { get; init; }

    /// <summary>Where it comes from.</summary>
    public required CreditOrigin Origin { get; init; }

    /// <summary>Where it stands.</summary>
    public required CreditStatus Status { get; init; }

    /// <summary>The sum.</summary>
    public required MoneyView Amount { get; init; }

    /// <summary>The parts.</summary>
    public required IReadOnlyList<CreditLineView> Lines { get; init; }

    /// <summary>What holds it, each with the rule that put it and how it ends.</summary>
    public required IReadOnlyList<HoldView> Holds { get; init; }

    /// <summary>Holds of rules that people lifted.</summary>
    public required IReadOnlyList<LiftedHoldView> LiftedHolds { get; init; }

    /// <summary>Different people that must approve.</summary>
    public required int ApprovalsNeeded { get; init; }

    /// <summary>Subjects that approved the content as it is.</summary>
    public required IReadOnlyList<string> Approvals { get; init; }

    /// <summary>The approvals, each with its expiry; one that has expired does not count.</summary>
    public required IReadOnlyList<ApprovalView> ApprovalsGiven { get; init; }

    /// <summary>The content: give it back with an approval, so that what was seen is what is approved.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The ERP's external document number, once released.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Consumers that booked it.</summary>
    public required IReadOnlyList<string> PostedBy { get; init; }

    internal static CreditView Of(Credit credit) => new()
    {
        CreditId = credit.CreditId,
        Origin = credit.Origin,
        Status = credit.Status,
        Amount = MoneyView.Of(credit.Amount),
        Lines = [.. credit.Lines.Select(l => new CreditLineView(
            l.OrderLineId, l.Sku?.Value, l.Quantity, MoneyView.Of(l.Amount), MoneyView.Of(l.Tax), MoneyView.Of(l.Fee)))],
        Holds = [.. credit.Holds.Select(HoldView.Of)],
        LiftedHolds = [.. credit.LiftedHolds.Select(LiftedHoldView.Of)],
        ApprovalsNeeded = credit.ApprovalsNeeded,
        Approvals = [.. credit.Approvals.Select(a => a.Id)],
        ApprovalsGiven = [.. credit.Given.Select(ApprovalView.Of)],
        ContentHash = credit.ContentHash,
        DocumentNumber = credit.DocumentNumber,
        PostedBy = credit.PostedBy,
    };
}

/// <summary>A part of a credit.</summary>
/// <param name="OrderLineId">The order line, or <c>shipping</c>, or <c>other</c>.</param>
/// <param name="Sku">SKU.</param>
/// <param name="Quantity">Units credited; 0 where only money is.</param>
/// <param name="Amount">What is credited, tax included, after the fee.</param>
/// <param name="Tax">The tax inside the amount.</param>
/// <param name="Fee">Restocking fee kept back.</param>
public sealed record CreditLineView(string OrderLineId, string? Sku, int Quantity, MoneyView Amount, MoneyView Tax, MoneyView Fee);

/// <summary>A refund the platform made.</summary>
/// <param name="RefundId">The platform's id.</param>
/// <param name="Moved">Money that has really moved.</param>
/// <param name="Pending">Whether money is still under way.</param>
/// <param name="Presentment">What the customer saw, when it was another currency.</param>
/// <param name="Shipping">Shipping refunded.</param>
public sealed record RefundView(string RefundId, MoneyView Moved, bool Pending, MoneyView? Presentment, MoneyView? Shipping)
{
    internal static RefundView Of(RefundReport refund) =>
        new(refund.RefundId, MoneyView.Of(refund.Moved), refund.Pending, MoneyView.Of(refund.Presentment), MoneyView.Of(refund.Shipping));
}
