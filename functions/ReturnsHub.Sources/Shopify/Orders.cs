using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// <c>orders/create</c>, <c>orders/updated</c>, <c>orders/paid</c>: one shape (https://shopify.dev/docs/api/admin-rest/latest/resources/order),
/// the hub's source of prices. Of the customer nothing is read but the country of delivery.
/// </summary>
internal static class Orders
{
    public static Normalised Read(ShopifyMessage m)
    {
        ReturnShape.Require(m.Body.HasArray("line_items"), "line_items");
        var id = ShopifyIds.Required(m.Body, "Order");
        var currency = m.Body.CurrencyCode("currency")
            ?? throw new UnreadableException("currency-missing", "'currency' is missing. The subscription must not leave it out.");
        var updated = m.Body.Time("updated_at") ?? m.TriggeredAt;
        var money = new OrderMoney(currency, m.Body.Flag("taxes_included"));
        var duties = OrderDuties.Of(m.Body, money);
        (Money Paid, Money Tax)? shipping = m.Body.Has("shipping_lines") ? money.Shipping(m.Body.Objects("shipping_lines")) : null;
        IReadOnlyList<OrderLineReport> lines = [.. m.Body.Objects("line_items").Select(line => Line(line, money, duties))];
        var order = new OrderReport
        {
            OrderId = id,
            UpdatedAt = updated,
            DeliveredAt = DeliveredAt(m.Body),
            Currency = currency,
            ShippingPaid = shipping?.Paid,
            ShippingTax = shipping?.Tax,
            DutiesPaid = duties.Whole(m.Body, lines),
            PricesIncludeTax = money.TaxesIncluded ?? true,
            Channel = OrderScope.Channel(m.Body),
            Country = OrderScope.Country(m.Body),
            Lines = lines,
        };
        return m.Says(new Subject.OfOrder(LookupKey.Order(m.Connection, id)), updated, new OrderReported(order));
    }

    private static OrderLineReport Line(JsonView line, OrderMoney money, OrderDuties duties)
    {
        // As sold: 'current_quantity' shrinks with every refund, the price of a unit must not grow with it.
        var quantity = line.Quantity("quantity");
        var (paid, tax) = money.Line(line, quantity);
        return new OrderLineReport
        {
            OrderLineId = ShopifyIds.Required(line, "LineItem"),
            Sku = Sku.From(line.Text("sku", ReadLimits.Name)),
            Quantity = quantity,
            Paid = paid,
            Tax = tax,
            Vendor = line.Text("vendor", ReadLimits.Name),
            Duties = duties.Line(line),
        };
    }

    private static DateTimeOffset? DeliveredAt(JsonView body)
    {
        DateTimeOffset? latest = null;
        foreach (var fulfilment in body.Objects("fulfillments"))
        {
            if (!string.Equals(fulfilment.Text("shipment_status", ReadLimits.Code), "delivered", StringComparison.OrdinalIgnoreCase)) continue;
            // The window starts when the last of the goods has come.
            if (fulfilment.Time("updated_at") is { } at && !(at <= latest)) latest = at;
        }

        return latest;
    }
}
