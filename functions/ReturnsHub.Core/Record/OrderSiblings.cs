using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Record;

/// <summary>Reads the other returns of an order as they stand; once for everything that is decided about the order in one turn.</summary>
internal sealed class OrderSiblings(IReturnStore store, ILookup lookup)
{
    public async Task<IReadOnlyList<ReturnState>> ReadAsync(StreamKey key, LookupKey order, CancellationToken ct)
    {
        var siblings = new List<ReturnState>();
        foreach (var id in await lookup.FindAsync(key.Tenant, order, ct))
        {
            if (id != key.ReturnId && await store.LoadAsync(key with { ReturnId = id }, ct) is { } sibling) siblings.Add(sibling);
        }

        return siblings;
    }
}
