namespace ReturnsHub.Core.Facts;

/// <summary>What a fact says. The set is closed: sources map into it.</summary>
public abstract record FactBody
{
    private protected FactBody()
    {
    }
}

/// <summary>A return was asked for. Repeats may add lines; the earliest time counts.</summary>
public sealed record ReturnRequestReported(ReturnHeader Header, IReadOnlyList<RequestedLineReport> Lines) : FactBody;

/// <summary>The merchant accepted the return.</summary>
public sealed record ReturnAuthorisationReported(ReturnHeader Header, IReadOnlyList<RequestedLineReport> Lines) : FactBody;

/// <summary>The merchant refused the return. <paramref name="ReasonCode"/> is the source's own code, never free text.</summary>
public sealed record ReturnDeclineReported(ReturnHeader Header, string? ReasonCode) : FactBody;

/// <summary>The return was called off.</summary>
public sealed record ReturnCancellationReported(ReturnHeader Header) : FactBody;

/// <summary>The source considers the return done.</summary>
public sealed record ReturnClosureReported(ReturnHeader Header) : FactBody;

/// <summary>The source took the return up again.</summary>
public sealed record ReturnReopeningReported(ReturnHeader Header) : FactBody;

/// <summary>Units were taken off lines of the return.</summary>
public sealed record LineRemovalReported(ReturnHeader Header, IReadOnlyList<LineRemovalReport> Removals) : FactBody;

/// <summary>The order behind returns, as sold: what each line cost the customer.</summary>
public sealed record OrderReported(OrderReport Order) : FactBody;

/// <summary>A label or tracking number was attached to the return.</summary>
public sealed record LabelReported(ReturnHeader Header, string TrackingNumber, string? Carrier) : FactBody;

/// <summary>A carrier reported on a parcel. <paramref name="CarrierCode"/> is the carrier's own code.</summary>
public sealed record ParcelReported(string TrackingNumber, string? Carrier, TrackingStatus Status, string? CarrierCode) : FactBody;

/// <summary>Goods reached the warehouse. <paramref name="ReceiptId"/> is the warehouse's document.</summary>
public sealed record ReceiptReported(string ReceiptId, IReadOnlyList<GoodsLineReport> Lines) : FactBody;

/// <summary>Goods were looked at and graded. A later report with the same id replaces the earlier one.</summary>
public sealed record InspectionReported(string InspectionId, IReadOnlyList<GoodsLineReport> Lines) : FactBody;

/// <summary>Somebody outside the hub (warehouse, shop) decided what happens to units.</summary>
public sealed record DispositionReported(string DispositionId, IReadOnlyList<DispositionLineReport> Lines) : FactBody;

/// <summary>A unit was destroyed with a certificate.</summary>
public sealed record DestructionReported(
    string CertificateId, string Serial, string Method, Returns.Events.CertificateKind Kind = Returns.Events.CertificateKind.Destroyed) : FactBody;

/// <summary>The platform refunded money.</summary>
public sealed record RefundReported(ReturnHeader Header, RefundReport Refund) : FactBody;

/// <summary>A classifier read a line's redacted text.</summary>
public sealed record ClassificationReported(string LineId, ClassificationReport Classification) : FactBody;

/// <summary>A person settled a line's reason.</summary>
public sealed record ReasonSettled(string LineId, ReasonCode Code) : FactBody;

/// <summary>A person approved a credit. <paramref name="ContentHash"/>, when given, must be the one shown to the person.</summary>
public sealed record CreditApproval(string CreditId, string? ContentHash) : FactBody;

/// <summary>A person rejected a credit. <paramref name="Why"/> is a short code or phrase without personal data.</summary>
public sealed record CreditRejection(string CreditId, string? ContentHash, string Why) : FactBody;

/// <summary>A consumer confirmed that it booked an event. <paramref name="ForeignId"/> is its own document id.</summary>
public sealed record DeliveryConfirmed(string Consumer, Guid EventId, string EventType, string? CreditId, string? ForeignId) : FactBody;

/// <summary>A person took a dead-lettered delivery up again.</summary>
public sealed record DeliveryRedriven(string Consumer, Guid EventId) : FactBody;

/// <summary>Delivery to a consumer ended in its dead letter queue. <paramref name="Category"/> says how.</summary>
public sealed record DeliveryFailed(string Consumer, Guid EventId, string EventType, string Category) : FactBody;

/// <summary>A person asked, through the source, for a copy of the data held on them.</summary>
public sealed record PersonalDataRequested(string RequestId) : FactBody;

/// <summary>The copy was handed over.</summary>
public sealed record PersonalDataHandedOver(string RequestId) : FactBody;

/// <summary>The return's personal data was erased.</summary>
public sealed record PersonalDataErasure(string RequestId) : FactBody;
