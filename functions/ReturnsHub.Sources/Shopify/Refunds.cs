using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// <c>refunds/create</c> (https://shopify.dev/docs/api/admin-rest/latest/resources/refund). It says what was refunded, not that
/// money moved: only successful transactions do.
/// </summary>
internal static class Refunds
{
    public static Normalised Create(ShopifyMessage m)
    {
        var body = m.Body;
        ReturnShape.Require(body.HasArray("refund_line_items") || body.HasArray("transactions"), "refund_line_items");
        var id = ShopifyIds.Required(body, "Refund");
        var header = Header(body, id);
        var at = body.Time("processed_at") ?? body.Time("created_at") ?? m.TriggeredAt;
        var reference = RefundReferences.Of(body);
        // The hub's own refunds name no return; their number leads to it.
        Subject subject = reference is not null && !body.Has("return")
            ? new Subject.Named([RefundReferences.Key(m.Connection, reference)])
            : new Subject.Known(m.ReturnId(header.NativeId));
        return m.Says(subject, at, new RefundReported(header, Report(body, id) with { Reference = reference }));
    }

    // A refund may exist without a return; it then opens one of its own, whose id no return of Shopify's can have.
    private static ReturnHeader Header(JsonView body, string refundId) => new(
        body.Object("return") is { } native ? ShopifyIds.Required(native, "Return") : $"refund/{refundId}",
        Rma: null,
        body.Object("order") is { } order ? ShopifyIds.Of(order, "Order") : body.Digits("order_id"));

    private static RefundReport Report(JsonView body, string id)
    {
        var content = RefundContent.Read(body);
        var transactions = RefundTransactions.Read(body);
        var shop = content.ShopCurrency ?? transactions.OnlyCurrency
            ?? throw new UnreadableException("currency-missing", "Neither 'transactions' nor 'refund_line_items' name a currency.");
        var moved = transactions.Moved.Sum(t => content.InShopMoney(t, shop));
        var money = Moneys.Of(moved, shop, "'transactions'");
        return new RefundReport
        {
            RefundId = id,
            Moved = money,
            Pending = transactions.Pending,
            Presentment = content.Presentment(money),
            Lines = [.. content.Lines.Select(l => new RefundLineReport(l.OrderLineId, l.Quantity, Moneys.Of(l.Amount.Shop, shop, $"'{l.Path}'")))],
            Shipping = content.Shipping is { } shipping ? Moneys.Of(shipping.Shop, shop, "The shipping refund") : null,
            Duties = content.Duties is { Shop: > 0 } duties ? Moneys.Of(duties.Shop, shop, "'total_duties_set'") : null,
        };
    }
}
