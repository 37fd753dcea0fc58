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

/// <summary>A claim.</summary>
/// <param name="ClaimId">Names it on its return.</param>
/// <param name="Against">Who is claimed against.</param>
/// <param name="Party">The vendor or carrier, when known.</param>
/// <param name="LineId">The return line.</param>
/// <param name="Quantity">Units claimed for.</param>
/// <param name="Reason">The reason behind it.</param>
public sealed record ClaimView(string ClaimId, Fault Against, string? Party, string LineId, int Quantity, ReasonCode Reason)
{
    internal static ClaimView Of(ClaimOpened claim) =>
        new(claim.ClaimId, claim.Against, claim.Party, claim.LineId, claim.Quantity, claim.Reason);
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
