using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Web.Returns.Views;

/// <summary>A parcel.</summary>
/// <param name="TrackingNumber">As first seen.</param>
/// <param name="Carrier">The carrier, when named.</param>
/// <param name="Status">Where it is.</param>
/// <param name="CarrierCode">The carrier's own code.</param>
/// <param name="At">Since when, by the carrier's clock.</param>
public sealed record ParcelView(string TrackingNumber, string? Carrier, TrackingStatus Status, string? CarrierCode, DateTimeOffset? At)
{
    internal static ParcelView Of(Parcel parcel) => new(parcel.TrackingNumber, parcel.Carrier, parcel.Status, parcel.CarrierCode, parcel.At);
}

/// <summary>A claim against a vendor or carrier.</summary>
public sealed record ClaimView
{
    /// <summary>Names the claim on its return: <c>VENDOR/{line}</c>.</summary>
    public required string ClaimId { get; init; }

    /// <summary>Who is claimed against.</summary>
    public required Fault Against { get; init; }

    /// <summary>The vendor or carrier, when known.</summary>
    public string? Party { get; init; }

    /// <summary>The return line.</summary>
    public required string LineId { get; init; }

    /// <summary>Units claimed for.</summary>
    public required int Quantity { get; init; }

    /// <summary>The reason behind it.</summary>
    public required ReasonCode Reason { get; init; }

    /// <summary>How far it has come.</summary>
    public required ClaimStatus Status { get; init; }

    /// <summary>The violation charged, under an agreement.</summary>
    public VendorViolation? Violation { get; init; }

    /// <summary>What is claimed; absent without an agreement or while the cost is unknown.</summary>
    public MoneyView? Amount { get; init; }

    /// <summary>What was paid or credited so far.</summary>
    public MoneyView? Settled { get; init; }

    /// <summary>The last moment it is taken.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Evidence that the agreement asks for and that is missing.</summary>
    public IReadOnlyList<ClaimEvidenceKind> EvidenceMissing { get; init; } = [];

    /// <summary>The other side's number.</summary>
    public string? Reference { get; init; }

    internal static ClaimView Of(ClaimOpened claim, ClaimProgress progress) => new()
    {
        ClaimId = claim.ClaimId,
        Against = claim.Against,
        Party = claim.Party,
        LineId = claim.LineId,
        Quantity = claim.Quantity,
        Reason = claim.Reason,
        Status = progress.Status,
        Violation = claim.Terms?.Violation,
        Amount = MoneyView.Of(claim.Terms?.Amount),
        Settled = MoneyView.Of(progress.Settled),
        DueBy = claim.Terms?.DueBy,
        EvidenceMissing = claim.Terms?.EvidenceMissing ?? [],
        Reference = progress.Reference,
    };
}

/// <summary>What happens to units.</summary>
/// <param name="Disposition">What happens.</param>
/// <param name="LineId">The return line, when known.</param>
/// <param name="Sku">SKU, when known.</param>
/// <param name="Quantity">Units.</param>
/// <param name="DecidedByPolicy">True when the hub decided under policy, false when it was reported.</param>
/// <param name="Serials">Serial numbers, when read.</param>
public sealed record DispositionView(
    Disposition Disposition, string? LineId, string? Sku, int Quantity, bool DecidedByPolicy, IReadOnlyList<string> Serials)
{
    internal static IReadOnlyList<DispositionView> AllOf(ReturnState state) =>
    [
        .. state.Dispositions.Where(d => d.Quantity > 0)
            .Select(d => new DispositionView(d.Disposition, d.LineId, d.Sku?.Value, d.Quantity, DecidedByPolicy: true, d.Serials)),
        .. state.ReportedDispositions.SelectMany(d => d.Lines)
            .Select(l => new DispositionView(l.Disposition, l.LineId, l.Sku?.Value, l.Quantity, DecidedByPolicy: false, l.Serials)),
    ];
}

/// <summary>Units of a line in one inventory status.</summary>
public sealed record StockView(string LineId, InventoryStatus Status, int Quantity);

/// <summary>Something on a return that waits for a person.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="About">What it is about: a line, a credit, a parcel.</param>
/// <param name="Severity">How urgent.</param>
/// <param name="Detail">What was seen, without personal data.</param>
/// <param name="Since">Since when.</param>
public sealed record OpenExceptionView(ExceptionKind Kind, string About, Severity Severity, string Detail, DateTimeOffset Since)
{
    internal static OpenExceptionView Of(OpenException exception) =>
        new(exception.Kind, exception.About, exception.Severity, exception.Detail, exception.Since);
}
