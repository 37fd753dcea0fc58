using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>Carries a released credit out in its shop: its units are processed, its money is refunded.</summary>
internal sealed class CreditInShop(IShopifyAdmin admin, ILookup lookup)
{
    /// <summary>Marks the credit's units as processed. Null when they are; units are processed once, so a repeat finds nothing left to do.</summary>
    public async Task<DeliveryOutcome?> ProcessAsync(ShopifyShop shop, ShopStanding standing, string gid, CreditReleased credit, CancellationToken ct)
    {
        var lines = new JsonArray();
        foreach (var line in credit.Lines.Where(l => l.Quantity > 0))
        {
            var here = standing.Lines.Where(l => l.OrderLineId == line.OrderLineId).ToList();
            var left = line.Quantity;
            foreach (var one in here.Where(l => l.Processable > 0))
            {
                var quantity = Math.Min(left, one.Processable);
                if (quantity == 0) break;
                lines.Add(new JsonObject { ["id"] = one.Gid, ["quantity"] = quantity });
                left -= quantity;
            }

            if (left > 0 && here.Sum(l => l.Processed) < left)
                return Outcomes.Refused("units-not-processable", "The shop has fewer units on the return than were credited. Look at it there.");
        }

        if (lines.Count == 0) return null;
        var input = new JsonObject { ["returnId"] = gid, ["returnLineItems"] = lines, ["note"] = credit.DocumentNumber, ["notifyCustomer"] = shop.NotifyCustomer };
        return await admin.QueryAsync(shop.Connection, AdminQueries.ProcessReturn(input), ct) is AdminAnswer.Failed failed ? Outcomes.Of(failed) : null;
    }

    /// <summary>
    /// Refunds the money. The refund's note is the credit's number, by which it is known again when the shop reports it; the number
    /// is made findable first. The event's id makes a repeat the same request to the shop as well.
    /// </summary>
    public async Task<DeliveryOutcome> RefundAsync(ShopifyShop shop, RefundPlan plan, StreamKey key, Guid eventId, CancellationToken ct)
    {
        await lookup.AddAsync(key, [RefundReferences.Key(shop.Connection.Id, plan.Number)], ct);
        var input = new JsonObject
        {
            ["orderId"] = plan.OrderGid,
            ["note"] = plan.Number,
            ["notify"] = shop.NotifyCustomer,
            ["transactions"] = new JsonArray(
            [
                .. plan.Parts.Select(p => new JsonObject
                {
                    ["orderId"] = plan.OrderGid,
                    ["parentId"] = p.Payment.Gid,
                    ["gateway"] = p.Payment.Gateway,
                    ["kind"] = "REFUND",
                    ["amount"] = p.Amount.Amount.ToString(CultureInfo.InvariantCulture),
                }),
            ]),
        };
        return await admin.QueryAsync(shop.Connection, AdminQueries.CreateRefund(input, eventId.ToString("D")), ct) switch
        {
            AdminAnswer.Failed failed => Outcomes.Of(failed),
            AdminAnswer.Answered answered when ShopifyIds.Digits(answered.Data.Member("refundCreate").Member("refund").Text("id"), "Refund") is { } id =>
                new DeliveryOutcome(OutcomeKind.Confirmed, "Refunded.", id),
            // Neither refused nor made: the next attempt asks the shop.
            _ => new DeliveryOutcome(OutcomeKind.Retry, "The shop named no refund.", RetryAfter: TimeSpan.FromMinutes(1), Category: "unreadable"),
        };
    }
}
