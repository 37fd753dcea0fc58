namespace ReturnsHub.Core.Ports;

/// <summary>
/// Turns at an order: returns of one order share what was paid for it and what was sold, so they decide about it one after the other,
/// in whichever process they are recorded.
/// </summary>
public interface IOrderTurns
{
    /// <summary>
    /// Waits for the order's turn and takes it for the return <paramref name="key"/>: exclusive per tenant and order until it is left. A
    /// turn shared by processes also ends when its time is over, so that one that died holds nobody up; from then on an append decided in
    /// it (<see cref="Append.Turn"/>) is refused. What was appended in earlier turns is read by whoever holds this one.
    /// </summary>
    /// <param name="key">The return that decides.</param>
    /// <param name="order">The order, named the same by everybody who decides about it.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="Record.StreamBusyException">The turn did not come up in good time: try again later.</exception>
    Task<OrderTurn> EnterAsync(StreamKey key, string order, CancellationToken ct);
}

/// <summary>A turn in hand. Dispose it to leave it.</summary>
/// <param name="number">Grows from turn to turn of an order.</param>
/// <param name="leave">Gives the turn to the next; called once.</param>
public sealed class OrderTurn(long number, Func<ValueTask> leave) : IAsyncDisposable
{
    private Func<ValueTask>? _leave = leave;

    /// <summary>The turn's number, for <see cref="Append.Turn"/>.</summary>
    public long Number => number;

    /// <summary>Leaves the turn.</summary>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _leave, null)?.Invoke() ?? ValueTask.CompletedTask;
}
