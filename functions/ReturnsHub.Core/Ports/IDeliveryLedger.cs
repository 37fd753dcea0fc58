namespace ReturnsHub.Core.Ports;

/// <summary>What became of each event at each consumer: one row per (consumer, event).</summary>
public interface IDeliveryLedger
{
    /// <summary>
    /// Writes how deliveries stand, replacing the rows whatever stands there, each with the version it has. Durable when the task
    /// completes. For consumers that recognise a repeated delivery; all others go by <see cref="TryWriteAsync"/>.
    /// </summary>
    Task WriteAsync(IReadOnlyList<Delivery> deliveries, CancellationToken ct);

    /// <summary>
    /// Writes a row in the place of the version that was read; it becomes version <paramref name="expectedVersion"/> + 1, whatever
    /// <paramref name="row"/> says. Of any number of callers that expect the same version, in any number of processes, one succeeds. Durable
    /// when the task completes.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="expectedVersion">The version that must stand there; 0 when there must be no row.</param>
    /// <param name="ct">Stops before the write.</param>
    /// <returns>False, and nothing is written, when another version stands there.</returns>
    Task<bool> TryWriteAsync(Delivery row, long expectedVersion, CancellationToken ct);

    /// <summary>One delivery, or null.</summary>
    Task<Delivery?> FindAsync(TenantId tenant, string deliveryId, CancellationToken ct);

    /// <summary>One delivery whose return is known, or null: the cheaper question, and never older than the last completed write.</summary>
    Task<Delivery?> FindAsync(StreamKey key, string deliveryId, CancellationToken ct);

    /// <summary>Dead-lettered deliveries that fit, those given up first in front.</summary>
    Task<Page<Delivery>> ListDeadAsync(DeadLetterFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>How many dead-lettered deliveries fit.</summary>
    Task<long> CountDeadAsync(DeadLetterFilter filter, CancellationToken ct);

    /// <summary>Deliveries that fit (null does not restrict), newest first.</summary>
    Task<Page<Delivery>> ListAsync(
        TenantId? tenant, string? consumer, DeliveryStatus? status, ReturnId? returnId, PageRequest page, CancellationToken ct);

    /// <summary>How many deliveries of each status each consumer has.</summary>
    Task<IReadOnlyList<DeliveryCount>> CountAsync(TenantId? tenant, CancellationToken ct);
}

/// <summary>Where a delivery stands.</summary>
public enum DeliveryStatus
{
    /// <summary>Failed, not booked: will be tried again.</summary>
    Retrying = 0,
    /// <summary>Confirmed by the consumer.</summary>
    Confirmed,
    /// <summary>Not tried again until redriven.</summary>
    DeadLettered,
    /// <summary>A worker has taken it up and has sent nothing that books yet.</summary>
    Intent,
    /// <summary>A call that books was sent, and its result is not written: it runs, or its worker stopped.</summary>
    Sent,
    /// <summary>Sent, and not known whether booked: the next attempt asks before it sends.</summary>
    Unknown,
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

    /// <summary>
    /// Grows with every write. A worker that read one version and finds another has lost the delivery to somebody else. Rows of before
    /// there were versions are version 1.
    /// </summary>
    public long Version { get; init; } = 1;

    /// <summary>Attempts at which the consumer was called, since the delivery was first tried or last redriven.</summary>
    public required int Attempts { get; init; }

    /// <summary>The attempt, as the queue counts them, that ended last; what the queue counts beyond were faults of the hub.</summary>
    public int QueueAttempt { get; init; }

    /// <summary>The last answer, redacted, at most 500 characters: <c>503 Service Unavailable</c>.</summary>
    public string? LastAnswer { get; init; }

    /// <summary>Stable code of the last error: <c>http-503</c>; null when there was none.</summary>
    public string? Category { get; init; }

    /// <summary>The same for deliveries that failed alike (<see cref="Deliver.Ledger.Fingerprint"/>); null when the last attempt did not fail.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The consumer's own document id.</summary>
    public string? ForeignId { get; init; }

    /// <summary>What that document is over by the consumer's own word, without sign; null where it said nothing of it.</summary>
    public Money? BookedAmount { get; init; }

    /// <summary>Whether an earlier attempt may have booked; true until an answer has settled it, across dead letter and redrive.</summary>
    public bool InDoubt { get; init; }

    /// <summary>When it was first taken up, or last redriven; null in rows of before this was written.</summary>
    public DateTimeOffset? FirstAt { get; init; }

    /// <summary>When the last call that books was about to be sent; null when none was, or the consumer recognises repeats.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it was last written.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A count.</summary>
public sealed record DeliveryCount(TenantId Tenant, string Consumer, DeliveryStatus Status, long Count);

/// <summary>Which dead-lettered deliveries are meant; null does not restrict.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Consumer">To whom.</param>
/// <param name="EventType">Of which wire type.</param>
/// <param name="From">Given up at this moment or later.</param>
/// <param name="To">Given up before this moment.</param>
/// <param name="Fingerprint">That failed alike.</param>
public sealed record DeadLetterFilter(
    TenantId Tenant, string? Consumer = null, string? EventType = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? Fingerprint = null);
