namespace ReturnsHub.Core.Ports;

/// <summary>What became of each event at each consumer: one row per (consumer, event).</summary>
public interface IDeliveryLedger
{
    /// <summary>Writes how deliveries stand, replacing the rows. Durable when the task completes.</summary>
    Task WriteAsync(IReadOnlyList<Delivery> deliveries, CancellationToken ct);

    /// <summary>One delivery, or null.</summary>
    Task<Delivery?> FindAsync(TenantId tenant, string deliveryId, CancellationToken ct);

    /// <summary>Deliveries that fit (null does not restrict), newest first.</summary>
    Task<Page<Delivery>> ListAsync(
        TenantId? tenant, string? consumer, DeliveryStatus? status, ReturnId? returnId, PageRequest page, CancellationToken ct);

    /// <summary>How many deliveries of each status each consumer has.</summary>
    Task<IReadOnlyList<DeliveryCount>> CountAsync(TenantId? tenant, CancellationToken ct);
}

/// <summary>Where a delivery stands.</summary>
public enum DeliveryStatus
{
    /// <summary>Will be tried again.</summary>
    Retrying = 0,
    /// <summary>Confirmed by the consumer.</summary>
    Confirmed,
    /// <summary>Not tried again until redriven.</summary>
    DeadLettered,
}

/// <summary>A delivery.</summary>
public sealed record Delivery
{
    /// <summary><c>{consumer}:{event id}</c>; also the message id on the consumer's queue.</summary>
    public required string Id { get; init; }

    /// <summary>Tenant.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The consumer.</summary>
    public required string Consumer { get; init; }

    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The event's wire type.</summary>
    public required string EventType { get; init; }

    /// <summary>The return.</summary>
    public required ReturnId ReturnId { get; init; }

    /// <summary>The event's place on its stream.</summary>
    public required long Sequence { get; init; }

    /// <summary>Where it stands.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>Attempts so far.</summary>
    public required int Attempts { get; init; }

    /// <summary>The last answer, redacted: <c>503 Service Unavailable</c>.</summary>
    public string? LastAnswer { get; init; }

    /// <summary>The consumer's own document id.</summary>
    public string? ForeignId { get; init; }

    /// <summary>When it was last written.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A count.</summary>
public sealed record DeliveryCount(TenantId Tenant, string Consumer, DeliveryStatus Status, long Count);
