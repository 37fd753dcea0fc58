using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Web.Returns.Views;

/// <summary>A line of a return.</summary>
public sealed record LineView
{
    /// <summary>The source's id of the return line.</summary>
    public required string LineId { get; init; }

    /// <summary>The order line it takes back.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>SKU.</summary>
    public string? Sku { get; init; }

    /// <summary>Units asked for, less those taken off.</summary>
    public required int Requested { get; init; }

    /// <summary>Units the warehouse received.</summary>
    public required int Received { get; init; }

    /// <summary>Units the warehouse graded.</summary>
    public required int Inspected { get; init; }

    /// <summary>The reason the customer picked.</summary>
    public required ReasonCode CustomerReason { get; init; }

    /// <summary>The settled reason; absent while it is open.</summary>
    public ReasonView? Reason { get; init; }

    /// <summary>What the classifier made of the customer's words.</summary>
    public ClassificationView? Classified { get; init; }

    /// <summary>Whether the customer wrote something. The words are personal data and not shown here.</summary>
    public required bool HasNote { get; init; }

    /// <summary>Serial numbers announced.</summary>
    public required IReadOnlyList<string> Serials { get; init; }

    /// <summary>Whether the line may come back, and why; absent until decided.</summary>
    public EligibilityView? Eligibility { get; init; }

    internal static IReadOnlyList<LineView> AllOf(ReturnState state) =>
        [.. state.Lines.Zip(GoodsCounts.Of(state), (line, goods) => Of(line, goods) with { Eligibility = EligibilityView.Of(state, line.Requested.LineId) })];

    private static LineView Of(ReturnLine line, GoodsCount goods) => new()
    {
        LineId = line.Requested.LineId,
        OrderLineId = line.Requested.OrderLineId,
        Sku = line.Requested.Sku?.Value,
        Requested = goods.Expected,
        Received = goods.Received,
        Inspected = goods.Inspected,
        CustomerReason = line.Requested.Reason,
        Reason = line.Reason is { } reason ? new ReasonView(reason.Code, reason.Secondary, reason.Basis) : null,
        Classified = line.Classified?.Classification is { } c ? new ClassificationView(c.Code, c.Secondary, c.Confidence, c.Classifier) : null,
        HasNote = line.Requested.HasNote,
        Serials = line.Requested.Serials,
    };
}

/// <summary>A settled reason.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Secondary">A second reason.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record ReasonView(ReasonCode Code, ReasonCode? Secondary, ReasonBasis Basis);

/// <summary>A classifier's answer.</summary>
/// <param name="Code">The main reason.</param>
/// <param name="Secondary">A second reason.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Classifier">Which classifier, with its version.</param>
public sealed record ClassificationView(ReasonCode Code, ReasonCode? Secondary, decimal Confidence, string Classifier);
