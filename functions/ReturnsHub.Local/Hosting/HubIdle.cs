using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Local.Hosting;

/// <summary>Tells whether anything is left to do.</summary>
internal sealed class HubIdle(IMessageQueue queue, RelayHandler relay, ITenants tenants)
{
    /// <summary>
    /// Whether all queues are empty and the feed is relayed. Work is always on a queue or ahead of the relay, but moves while it
    /// is looked for: only when the relay stood still during the look was there really nothing.
    /// </summary>
    public async Task<bool> IsIdleAsync(CancellationToken ct)
    {
        var before = await relay.PositionAsync(ct);
        if (!before.Drained) return false;
        foreach (var name in Names())
        {
            if ((await queue.DepthAsync(name, ct)).Waiting > 0) return false;
        }

        var after = await relay.PositionAsync(ct);
        return after.Drained && string.Equals(after.Cursor, before.Cursor, StringComparison.Ordinal);
    }

    // Classifying and delivering may send a waiting report back to the inbound queue, so that is looked at last as well.
    private IEnumerable<string> Names() =>
    [
        Queues.Inbound,
        Queues.Classify,
        .. tenants.All.SelectMany(t => t.Consumers.Select(c => Queues.Deliver(t.Id, c.Id))),
        Queues.Inbound,
    ];
}
