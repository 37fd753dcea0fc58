using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Record;

/// <summary>What the other returns of an order ask for: a unit sold once comes back once, however many returns name it.</summary>
internal static class OrderRequests
{
    /// <summary>Units other returns of the order ask for, those declined, cancelled or expired left out; null when there are none.</summary>
    public static IReadOnlyList<UnitsRequested>? Of(IReadOnlyList<ReturnState> siblings)
    {
        List<UnitsRequested>? units = null;
        foreach (var sibling in siblings)
        {
            if (sibling.Authorisation is not { RequestedAt: { } at, Status: AuthorisationStatus.Requested or AuthorisationStatus.Authorised }) continue;
            foreach (var line in GoodsLedger.Of(sibling).Lines.Where(l => l.Expected > 0))
            {
                var orderLine = line.Line.Requested.OrderLineId ?? OrderLines.Find(sibling.Order, line.Line.Requested)?.OrderLineId;
                if (orderLine is not null) (units ??= []).Add(new UnitsRequested(sibling.Key.ReturnId, at, orderLine, line.Expected));
            }
        }

        return units;
    }
}
