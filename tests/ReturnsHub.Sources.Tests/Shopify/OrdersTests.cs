using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests.Shopify;

public class OrdersTests
{
    private static readonly Currency Eur = new("EUR");

    [Theory]
    [InlineData("orders/create")]
    [InlineData("orders/updated")]
    [InlineData("orders/paid")]
    public void An_order_is_about_every_return_of_it(string topic)
    {
        var fact = Normalise(Line(), topic: topic).OnlyFact();
        fact.Subject.ShouldBe(new Subject.OfOrder(LookupKey.Order(Inbound.Connection, "6100200300401")));
        fact.OccurredAt.ShouldBe(new DateTimeOffset(2026, 11, 3, 8, 0, 0, TimeSpan.Zero));
        var order = fact.Body.ShouldBeOfType<OrderReported>().Order;
        order.OrderId.ShouldBe("6100200300401");
        order.UpdatedAt.ShouldBe(fact.OccurredAt);
        order.Currency.ShouldBe(Eur);
    }

    [Fact]
    public void A_line_costs_price_times_quantity_less_discounts_plus_tax()
    {
        var line = Read(Line(price: "50.00", quantity: 3, discounts: ["10.00", "5.01"], taxes: ["20.00", "1.50"])).Lines.ShouldHaveSingleItem();
        line.OrderLineId.ShouldBe("13900110022033");
        line.Sku.ShouldBe(new Sku("JKT-M-BLK"));
        line.Vendor.ShouldBe("Alpine");
        line.Quantity.ShouldBe(3);
        line.Paid.ShouldBe(new Money(156.49m, Eur));
        line.Tax.ShouldBe(new Money(21.50m, Eur));
    }

    [Fact]
    public void Tax_inside_the_price_is_not_added_again()
    {
        var line = Read(Line(price: "119.00", taxes: ["19.00"]), taxesIncluded: "true").Lines[0];
        line.Paid.ShouldBe(new Money(119, Eur));
        line.Tax.ShouldBe(new Money(19, Eur));
    }

    [Fact]
    public void Net_or_gross_is_never_guessed()
    {
        Normalise(Line(taxes: ["19.00"]), taxesIncluded: "null").ShouldBeUnreadable("field-missing");
        Read(Line(), taxesIncluded: "null").Lines[0].Paid.Amount.ShouldBe(100);
    }

    [Fact]
    public void Quantities_are_as_sold_whatever_is_left() => Read(Line(quantity: 4)).Lines[0].Quantity.ShouldBe(4);

    [Fact]
    public void Shop_money_comes_before_plain_numbers() =>
        Read("""{"id":1,"quantity":1,"price":"120.00","price_set":{"shop_money":{"amount":"100.00","currency_code":"EUR"},"presentment_money":{"amount":"120.00","currency_code":"USD"}}}""")
            .Lines[0].Paid.Amount.ShouldBe(100);

    [Fact]
    public void Amounts_of_another_currency_wait_for_a_person() =>
        Normalise("""{"id":1,"quantity":1,"price_set":{"shop_money":{"amount":"100.00","currency_code":"USD"}}}""").ShouldBeUnreadable("currency-mixed");

    [Fact]
    public void The_window_starts_when_the_last_parcel_was_delivered()
    {
        var order = Read(Line(), rest: """
            ,"fulfillments":[{"shipment_status":"delivered","updated_at":"2026-11-05T10:00:00Z"},{"shipment_status":"delivered","updated_at":"2026-11-07T10:00:00+01:00"},
             {"shipment_status":"in_transit","updated_at":"2026-11-09T10:00:00Z"},{"shipment_status":null}]
            """);
        order.DeliveredAt.ShouldBe(new DateTimeOffset(2026, 11, 7, 9, 0, 0, TimeSpan.Zero));
        Read(Line()).DeliveredAt.ShouldBeNull();
    }

    [Fact]
    public void Shipping_is_what_was_paid_for_it_tax_included()
    {
        Read(Line(), rest: """
            ,"shipping_lines":[{"price":"10.00","discount_allocations":[{"amount":"2.00"}],"tax_lines":[{"price":"1.52"}]},{"price":"4.00","is_removed":true}]
            """).ShippingPaid.ShouldBe(new Money(9.52m, Eur));
        Read(Line(), rest: ",\"shipping_lines\":[]").ShippingPaid.ShouldBe(Money.Zero(Eur));
        Read(Line()).ShippingPaid.ShouldBeNull();
    }

    [Fact]
    public void Nothing_of_the_customer_leaves_the_adapter()
    {
        var fact = Normalise(Line(), rest: """
            ,"email":"jo@example.com","customer":{"first_name":"Jo","email":"jo@example.com"},"shipping_address":{"name":"Jo Doe","address1":"Elm 1"},"note":"call Jo"
            """).OnlyFact();
        var all = System.Text.Json.JsonSerializer.Serialize(fact.Body, fact.Body.GetType(), Core.Json.HubJson.Options);
        all.ShouldNotContain("Jo");
        all.ShouldNotContain("jo@example.com");
        all.ShouldNotContain("Elm");
    }

    [Theory]
    [InlineData("""{"id":6,"currency":null,"line_items":[]}""", "currency-missing")]
    [InlineData("""{"id":6,"currency":"euro","line_items":[]}""", "type-wrong")]
    [InlineData("""{"id":6,"currency":"EUR"}""", "topic-mismatch")]
    [InlineData("""{"currency":"EUR","line_items":[]}""", "id-missing")]
    [InlineData("""{"id":6,"currency":"EUR","line_items":[{"id":1,"quantity":1}]}""", "field-missing")]
    [InlineData("""{"id":6,"currency":"EUR","line_items":[{"id":1,"quantity":1,"price":"5","discount_allocations":[{"amount":"6"}]}]}""", "amount-out-of-range")]
    [InlineData("""{"id":6,"currency":"EUR","line_items":[{"id":1,"quantity":100000,"price":"999999999999"}]}""", "amount-out-of-range")]
    public void An_order_that_cannot_be_priced_waits_for_a_person(string body, string reason) =>
        new ShopifySource().Normalise("orders/updated", body).ShouldBeUnreadable(reason);

    private static OrderReport Read(string lines, string taxesIncluded = "false", string rest = "") =>
        Normalise(lines, taxesIncluded, rest).Only<OrderReported>().Order;

    private static Normalised Normalise(string lines, string taxesIncluded = "false", string rest = "", string topic = "orders/updated") =>
        new ShopifySource().Normalise(topic, $$"""
            {"id":6100200300400,"admin_graphql_api_id":"gid://shopify/Order/6100200300401","currency":"EUR","taxes_included":{{taxesIncluded}},
             "updated_at":"2026-11-03T09:00:00+01:00","line_items":[{{lines}}]{{rest}}}
            """);

    private static string Line(string price = "100.00", int quantity = 1, string[]? discounts = null, string[]? taxes = null) => $$"""
        {"id":13900110022000,"admin_graphql_api_id":"gid://shopify/LineItem/13900110022033","sku":"JKT-M-BLK","vendor":"Alpine","title":"Trail jacket",
         "price":"{{price}}","quantity":{{quantity}},"current_quantity":0,
         "discount_allocations":[{{string.Join(',', (discounts ?? []).Select(d => $$"""{"amount":"{{d}}"}"""))}}],
         "tax_lines":[{{string.Join(',', (taxes ?? []).Select(t => $$"""{"price":"{{t}}"}"""))}}]}
        """;
}
