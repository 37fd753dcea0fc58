using ReturnsHub.Core.Deliver;

namespace ReturnsHub.Azure.Deliveries;

/// <summary>
/// A delivery without what its row says beside it. The row then has at most 1 KB, and a write of more costs a quarter more request units; each
/// attempt writes one to four times. Rows of before have those members here too, and are read all the same.
/// </summary>
internal sealed record DeliveryPart
{
    public required string Id { get; init; }

    /// <summary>The event; null when the delivery's id names it.</summary>
    public Guid? EventId { get; init; }

    public required string EventType { get; init; }

    public required long Sequence { get; init; }

    public long Version { get; init; } = 1;

    public required int Attempts { get; init; }

    public int QueueAttempt { get; init; }

    public string? LastAnswer { get; init; }

    public string? Category { get; init; }

    public string? Fingerprint { get; init; }

    public string? ForeignId { get; init; }

    public Money? BookedAmount { get; init; }

    /// <summary>Null for no.</summary>
    public bool? InDoubt { get; init; }

    public DateTimeOffset? FirstAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static DeliveryPart Of(Delivery delivery) => new()
    {
        Id = delivery.Id,
        EventId = DeliveryIds.EventOf(delivery.Id) == delivery.EventId ? null : delivery.EventId,
        EventType = delivery.EventType,
        Sequence = delivery.Sequence,
        Version = delivery.Version,
        Attempts = delivery.Attempts,
        QueueAttempt = delivery.QueueAttempt,
        LastAnswer = delivery.LastAnswer,
        Category = delivery.Category,
        Fingerprint = delivery.Fingerprint,
        ForeignId = delivery.ForeignId,
        BookedAmount = delivery.BookedAmount,
        InDoubt = delivery.InDoubt ? true : null,
        FirstAt = delivery.FirstAt,
        SentAt = delivery.SentAt,
        UpdatedAt = delivery.UpdatedAt,
    };

    /// <summary>The delivery, with what stands beside this in its row.</summary>
    public Delivery Whole(string tenant, string consumer, ReturnId returnId, DeliveryStatus status) => new()
    {
        Id = Id,
        Tenant = new TenantId(tenant),
        Consumer = consumer,
        EventId = EventId ?? DeliveryIds.EventOf(Id) ?? throw new InvalidDataException("A delivery's row does not say of which event it is."),
        EventType = EventType,
        ReturnId = returnId,
        Sequence = Sequence,
        Status = status,
        Version = Version,
        Attempts = Attempts,
        QueueAttempt = QueueAttempt,
        LastAnswer = LastAnswer,
        Category = Category,
        Fingerprint = Fingerprint,
        ForeignId = ForeignId,
        BookedAmount = BookedAmount,
        InDoubt = InDoubt ?? false,
        FirstAt = FirstAt,
        SentAt = SentAt,
        UpdatedAt = UpdatedAt,
    };
}
