using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Record;

/// <summary>Turns among the workers of one process: all there is where one process uses a store at a time.</summary>
public sealed class LocalOrderTurns : IOrderTurns
{
    private readonly StreamLocks _orders = new();
    private long _last;

    /// <inheritdoc />
    public async Task<OrderTurn> EnterAsync(StreamKey key, string order, CancellationToken ct)
    {
        var held = await _orders.EnterAsync($"{key.Tenant}/{order}", ct);
        return new OrderTurn(Interlocked.Increment(ref _last), () =>
        {
            held.Dispose();
            return ValueTask.CompletedTask;
        });
    }
}
