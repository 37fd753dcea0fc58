using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Returns.Events;

/// <summary>A tracking number belongs to the return.</summary>
[EventType("label.attached")]
public sealed record LabelAttached(string TrackingNumber, string? Carrier, DateTimeOffset At) : ReturnEvent;

/// <summary>A carrier reported on a parcel of the return. Kept even when a newer report is already known.</summary>
[EventType("parcel.tracked")]
public sealed record ParcelTracked(
    string TrackingNumber, string? Carrier, TrackingStatus Status, string? CarrierCode, DateTimeOffset At) : ReturnEvent;

/// <summary>Goods reached the warehouse.</summary>
[EventType("goods.received")]
public sealed record GoodsReceived(
    string ReceiptId, DateTimeOffset At, Actor Receiver, IReadOnlyList<GoodsLineReport> Lines) : ReturnEvent;

/// <summary>Goods were graded.</summary>
[EventType("goods.inspected")]
public sealed record GoodsInspected(
    string InspectionId, DateTimeOffset At, Actor Inspector, IReadOnlyList<GoodsLineReport> Lines) : ReturnEvent;

/// <summary>The hub decided under policy what happens to inspected units. Replaces its earlier decision on the same units.</summary>
[EventType("disposition.decided")]
public sealed record DispositionDecided : ReturnEvent
{
    /// <summary>Names the inspected units: <c>{inspection id}/{line index}</c>.</summary>
    public required string Units { get; init; }

    /// <summary>The return line.</summary>
    public required string LineId { get; init; }

    /// <summary>The SKU, when known.</summary>
    public Sku? Sku { get; init; }

    /// <summary>Units decided on; 0 takes an earlier decision back because the warehouse reported otherwise.</summary>
    public required int Quantity { get; init; }

    /// <summary>What happens to them.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>The resale channel, when they are sold again through one.</summary>
    public string? Channel { get; init; }

    /// <summary>Where they are put, as the warehouse names it; null when the policy does not say.</summary>
    public string? Location { get; init; }

    /// <summary>Expected net recovery of one unit; null when the policy does not say.</summary>
    public Money? Recovery { get; init; }

    /// <summary>Serial numbers, when read.</summary>
    public IReadOnlyList<string> Serials { get; init; } = [];

    /// <summary>Why.</summary>
    public required DecisionTrace Decision { get; init; }
}

/// <summary>Somebody outside the hub decided what happens to units.</summary>
[EventType("disposition.reported")]
public sealed record DispositionObserved(
    string DispositionId, DateTimeOffset At, Actor By, IReadOnlyList<DispositionLineReport> Lines) : ReturnEvent;

/// <summary>Units changed their inventory status.</summary>
[EventType("inventory.moved")]
public sealed record InventoryMoved : ReturnEvent
{
    /// <summary>The return line.</summary>
    public required string LineId { get; init; }

    /// <summary>The SKU, when known.</summary>
    public Sku? Sku { get; init; }

    /// <summary>Units, at least 1.</summary>
    public required int Quantity { get; init; }

    /// <summary>Status before.</summary>
    public required InventoryStatus From { get; init; }

    /// <summary>Status after.</summary>
    public required InventoryStatus To { get; init; }

    /// <summary>Where the units are put; null when it is not known, or differs from unit to unit.</summary>
    public string? Location { get; init; }
}

/// <summary>A unit was destroyed, or its data wiped, with a certificate. <paramref name="By"/> is null on events of before it was kept.</summary>
[EventType("destruction.certified")]
public sealed record DestructionCertified(
    string CertificateId, string Serial, string Method, DateTimeOffset At, CertificateKind Kind = CertificateKind.Destroyed, Actor? By = null) : ReturnEvent;

/// <summary>A claim against a vendor or carrier was opened, or its quantity changed.</summary>
[EventType("claim.opened")]
public sealed record ClaimOpened : ReturnEvent
{
    /// <summary>Names the claim on its return: <c>{against}/{line}</c>.</summary>
    public required string ClaimId { get; init; }

    /// <summary>Who is claimed against.</summary>
    public required Fault Against { get; init; }

    /// <summary>The vendor or carrier, when known.</summary>
    public string? Party { get; init; }

    /// <summary>The return line.</summary>
    public required string LineId { get; init; }

    /// <summary>Units claimed for.</summary>
    public required int Quantity { get; init; }

    /// <summary>The reason behind the claim.</summary>
    public required ReasonCode Reason { get; init; }

    /// <summary>What was agreed with the vendor; null when there is no agreement.</summary>
    public ClaimTerms? Terms { get; init; }

    /// <summary>What the stream holds to prove it.</summary>
    public IReadOnlyList<ClaimEvidence> Evidence { get; init; } = [];

    /// <summary>Why.</summary>
    public required DecisionTrace Decision { get; init; }
}

/// <summary>The ground of a claim is gone: the units went elsewhere, or the reason turned out another.</summary>
[EventType("claim.withdrawn")]
public sealed record ClaimWithdrawn(string ClaimId, DecisionTrace Decision) : ReturnEvent;
