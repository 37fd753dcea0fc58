namespace ReturnsHub.Web.Returns.Goods;

/// <summary>Says what a person took in.</summary>
/// <param name="ReceiptId">Your id of the document, 1 to 64 characters, once per return. Sent again with the same lines it says nothing new; with others it replaces what it said.</param>
/// <param name="Lines">What is there: 1 to 200 lines.</param>
public sealed record ReportReceipt(string? ReceiptId = null, IReadOnlyList<ReceivedLine?>? Lines = null);

/// <summary>Goods taken in.</summary>
public sealed record ReceivedLine
{
    /// <summary>The return's line, when it is known which.</summary>
    public string? LineId { get; init; }

    /// <summary>The SKU on the goods; needed when there is no <see cref="LineId"/>.</summary>
    public string? Sku { get; init; }

    /// <summary>Units, 1 to 10,000.</summary>
    public int? Quantity { get; init; }

    /// <summary>Condition as seen.</summary>
    public Condition Condition { get; init; }

    /// <summary>Serial numbers read, at most one per unit.</summary>
    public IReadOnlyList<string?> Serials { get; init; } = [];

    /// <summary>Lot number, at most 100 characters.</summary>
    public string? Lot { get; init; }
}

/// <summary>Says what a person found when looking at goods.</summary>
/// <param name="InspectionId">Your id of the document, 1 to 64 characters, once per return. Sent again with the same lines it says nothing new; with others it replaces what it said.</param>
/// <param name="Lines">What was looked at: 1 to 200 lines.</param>
public sealed record ReportInspection(string? InspectionId = null, IReadOnlyList<InspectedLine?>? Lines = null);

/// <summary>Goods looked at and graded.</summary>
public sealed record InspectedLine
{
    /// <summary>The return's line, when it is known which.</summary>
    public string? LineId { get; init; }

    /// <summary>The SKU on the goods; needed when there is no <see cref="LineId"/>.</summary>
    public string? Sku { get; init; }

    /// <summary>Units, 1 to 10,000.</summary>
    public int? Quantity { get; init; }

    /// <summary>Condition as seen.</summary>
    public Condition Condition { get; init; }

    /// <summary>The grade; required, and not <c>U</c>.</summary>
    public Grade? Grade { get; init; }

    /// <summary>Serial numbers read, at most one per unit.</summary>
    public IReadOnlyList<string?> Serials { get; init; } = [];

    /// <summary>Lot number, at most 100 characters.</summary>
    public string? Lot { get; init; }
}
