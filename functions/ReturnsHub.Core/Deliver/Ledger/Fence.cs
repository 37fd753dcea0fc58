using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Deliver.Ledger;

/// <summary>
/// One worker's hold on a delivery: the version of the row it wrote last. Whoever takes the delivery over writes another version, and from
/// then on nothing of this worker is written or sent any more.
/// </summary>
internal sealed class Fence
{
    private readonly IDeliveryLedger _ledger;
    private readonly TimeProvider _time;
    private Delivery _row;

    private Fence(IDeliveryLedger ledger, TimeProvider time, Delivery row) => (_ledger, _time, _row) = (ledger, time, row);

    /// <summary>Whether a call that books was let go in this attempt.</summary>
    public bool Sent { get; private set; }

    /// <summary>Whether another worker is known to have taken the delivery over.</summary>
    public bool Lost { get; private set; }

    /// <summary>When the last call that books was let go, in this attempt or before.</summary>
    public DateTimeOffset? SentAt => _row.SentAt;

    /// <summary>Takes a delivery: writes the intent to try it. Null when another worker came between.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="time">The clock.</param>
    /// <param name="before">The row the attempt starts from.</param>
    /// <param name="expectedVersion">The version that was read; 0 when there was no row.</param>
    /// <param name="ct">Stops before the write.</param>
    public static async Task<Fence?> TakeAsync(IDeliveryLedger ledger, TimeProvider time, Delivery before, long expectedVersion, CancellationToken ct)
    {
        var intent = before with { Status = DeliveryStatus.Intent, UpdatedAt = time.GetUtcNow() };
        return await ledger.TryWriteAsync(intent, expectedVersion, ct)
            ? new Fence(ledger, time, intent with { Version = expectedVersion + 1 })
            : null;
    }

    /// <summary>Writes that a call that books is about to be sent. Each such call is written, so that the last one's time is known.</summary>
    public async Task<bool> MaySendAsync(CancellationToken ct)
    {
        if (Lost) return false;
        var now = _time.GetUtcNow();
        // From here on the call may have gone out, whether or not this write's answer arrives.
        Sent = true;
        return await WriteAsync(_row with { Status = DeliveryStatus.Sent, InDoubt = true, SentAt = now, UpdatedAt = now }, ct);
    }

    /// <summary>Whether the delivery is still this worker's.</summary>
    public async Task<bool> StandsAsync(CancellationToken ct)
    {
        if (Lost) return false;
        var stands = await _ledger.FindAsync(new StreamKey(_row.Tenant, _row.ReturnId), _row.Id, ct);
        if (stands?.Version != _row.Version) Lost = true;
        return !Lost;
    }

    /// <summary>Writes how the attempt ended. False when another worker has taken the delivery over: then its result is another's to write.</summary>
    public async Task<bool> EndAsync(Delivery after, CancellationToken ct) => !Lost && await WriteAsync(after, ct);

    private async Task<bool> WriteAsync(Delivery row, CancellationToken ct)
    {
        if (await _ledger.TryWriteAsync(row, _row.Version, ct)) _row = row with { Version = _row.Version + 1 };
        else Lost = true;
        return !Lost;
    }
}
