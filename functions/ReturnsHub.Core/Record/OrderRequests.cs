using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Record;

/// <summary>What the other returns of an order ask for: a unit sold once comes back once, however many returns name it.</summary>
internal sealed class OrderRequests(IReturnStore store, ILookup lookup)
{
    /// <summary>Units other returns of the order ask for, those declined, cancelled or expired left out; null when there are none.</summary>
    public async Task<IReadOnlyList<UnitsRequested>?> ElsewhereAsync(StreamKey key, LookupKey order, CancellationToken ct)
    {
        List<UnitsRequested>? units = null;
        foreach (var id in await lookup.FindAsync(key.Tenant, order, ct))
        {
            if (id == key.ReturnId || await store.LoadAsync(key with { ReturnId = id }, ct) is not { } sibling) continue;
            if (sibling.Authorisation is not { RequestedAt: { } at, Status: AuthorisationStatus.Requested or AuthorisationStatus.Authorised }) continue;
            foreach (var line in GoodsLedger.Of(sibling).Lines.Where(l => l.Expected > 0))
            {
                var orderLine = line.Line.Requested.OrderLineId ?? OrderLines.Find(sibling.Order, line.Line.Requested)?.OrderLineId;
                if (orderLine is not null) (units ??= []).Add(new UnitsRequested(id, at, orderLine, line.Expected));
            }
        }

        return units;
    }
}
