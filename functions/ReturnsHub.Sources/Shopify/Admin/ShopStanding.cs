using System.Text.Json;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>A return line in the shop and how many of its units are still to be processed.</summary>
internal sealed record ShopLine(string Gid, string? OrderLineId, int Processable, int Processed);

/// <summary>A refund of the order in the shop.</summary>
internal sealed record ShopRefund(string Id, string? Note, string? ReturnGid, Money Total);

/// <summary>A payment of the order, with what can still be refunded on it.</summary>
internal sealed record ShopPayment(string Gid, string Gateway, Money Refundable);

/// <summary>How a return stands in its shop, asked before the hub acts on it.</summary>
internal sealed record ShopStanding
{
    /// <summary>Why nobody knows; null when it is known.</summary>
    public DeliveryOutcome? Outcome { get; private init; }

    public string? Status { get; private init; }

    public string OrderGid { get; private init; } = "";

    /// <summary>The one currency of shop and customer; null when they differ.</summary>
    public Currency? Currency { get; private init; }

    public IReadOnlyList<ShopLine> Lines { get; private init; } = [];

    public IReadOnlyList<ShopRefund> Refunds { get; private init; } = [];

    public IReadOnlyList<ShopPayment> Payments { get; private init; } = [];

    /// <summary>Whether lists were too long to be told whole.</summary>
    public bool Cut { get; private init; }

    /// <summary>Refunds asked for in the query.</summary>
    internal const int MostRefunds = 50;

    public static async Task<ShopStanding> AskAsync(IShopifyAdmin admin, ConnectionSettings shop, string gid, CancellationToken ct)
    {
        switch (await admin.QueryAsync(shop, AdminQueries.ReturnStanding(gid), ct))
        {
            case AdminAnswer.Failed failed:
                // A question has no effect: that its answer is unknown is no reason to wait.
                return new ShopStanding { Outcome = Outcomes.Of(failed with { Unknown = false }) };
            case AdminAnswer.Answered answered when answered.Data.Member("return") is { ValueKind: JsonValueKind.Object } body:
                return Read(body);
            default:
                return new ShopStanding { Outcome = Outcomes.Refused("return-not-found", "The shop has no such return, or the app may not see it.") };
        }
    }

    private static ShopStanding Read(JsonElement body)
    {
        var order = body.Member("order");
        var refunds = order.Member("refunds").Items().ToList();
        return new ShopStanding
        {
            Status = body.Text("status"),
            OrderGid = order.Text("id") ?? "",
            Currency = order.Text("currencyCode") == order.Text("presentmentCurrencyCode") && Core.Primitives.Currency.TryParse(order.Text("currencyCode"), out var currency)
                ? currency
                : null,
            Lines =
            [
                .. body.Member("returnLineItems").Nodes().Select(l => new ShopLine(
                    l.Text("id") ?? "",
                    ShopifyIds.Digits(l.Member("fulfillmentLineItem").Member("lineItem").Text("id"), "LineItem"),
                    l.Whole("processableQuantity"),
                    l.Whole("processedQuantity"))),
            ],
            Refunds = [.. refunds.Select(Refund).OfType<ShopRefund>()],
            Payments = [.. order.Member("suggestedRefund").Member("suggestedTransactions").Items().Select(Payment).OfType<ShopPayment>()],
            Cut = body.Member("returnLineItems").HasMore() || refunds.Count >= MostRefunds,
        };
    }

    private static ShopRefund? Refund(JsonElement refund) =>
        ShopifyIds.Digits(refund.Text("id"), "Refund") is { } id && refund.Member("totalRefundedSet").ShopMoney() is { } total
            ? new ShopRefund(id, refund.Text("note")?.Trim(), refund.Member("return").Text("id"), total)
            : null;

    private static ShopPayment? Payment(JsonElement payment) =>
        payment.Member("parentTransaction").Text("id") is { } gid && payment.Text("gateway") is { } gateway && payment.Member("maximumRefundableSet").ShopMoney() is { Amount: > 0 } most
            ? new ShopPayment(gid, gateway, most)
            : null;
}
