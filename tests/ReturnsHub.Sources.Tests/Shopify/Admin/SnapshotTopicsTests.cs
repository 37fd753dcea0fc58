using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests.Shopify.Admin;

/// <summary>Answers of the Admin API say the same facts as webhooks.</summary>
public class SnapshotTopicsTests
{
    private const string Returned =
        """
        {"return":{"admin_graphql_api_id":"gid://shopify/Return/5588001122","name":"#2044-R1","status":"OPEN","created_at":"2026-11-01T09:00:00Z","approved_at":"2026-11-01T10:00:00Z","closed_at":null,"decline":null,
        "return_line_items":{"nodes":[{"admin_graphql_api_id":"gid://shopify/ReturnLineItem/7700110022","quantity":2,"customer_note":"Runs small","return_reason_note":"","return_reason_definition":{"handle":"too-small"},
          "fulfillment_line_item":{"admin_graphql_api_id":"gid://shopify/FulfillmentLineItem/1","line_item":{"admin_graphql_api_id":"gid://shopify/LineItem/13900110022033","sku":"JKT-M-BLK"}}}],"pageInfo":{"hasNextPage":false}},
        "reverse_fulfillment_orders":{"nodes":[{"admin_graphql_api_id":"gid://shopify/ReverseFulfillmentOrder/33","line_items":{"nodes":[{"admin_graphql_api_id":"gid://shopify/ReverseFulfillmentOrderLineItem/1",
            "dispositions":[{"type":"RESTOCKED","quantity":1,"created_at":"2026-11-03T08:00:00Z","location":{"admin_graphql_api_id":"gid://shopify/Location/9"}},{"type":"MISSING","quantity":1,"created_at":"2026-11-03T08:30:00Z","location":null}],
            "fulfillment_line_item":{"line_item":{"admin_graphql_api_id":"gid://shopify/LineItem/13900110022033","sku":"JKT-M-BLK"}}}],"pageInfo":{"hasNextPage":false}},
          "reverse_deliveries":{"nodes":[{"admin_graphql_api_id":"gid://shopify/ReverseDelivery/5","shipping_deliverable":{"tracking":{"tracking_number":"1Z 999","carrier_name":"UPS"},"label":{"created_at":"2026-11-02T08:00:00Z"}}}],"pageInfo":{"hasNextPage":false}}}],"pageInfo":{"hasNextPage":false}},
        "order":{"admin_graphql_api_id":"gid://shopify/Order/6100200300400"}}}
        """;

    private static readonly Currency Eur = new("EUR");

    [Fact]
    public void A_return_gives_its_lines_with_the_customers_words_and_what_was_done_with_goods()
    {
        var facts = new ShopifySource().Normalise("hub/return-snapshot", Returned).Facts();

        facts.Select(f => f.Body.GetType().Name).ShouldBe([nameof(ReturnRequestReported), nameof(DispositionReported)]);
        var asked = facts[0].Body.ShouldBeOfType<ReturnRequestReported>();
        asked.Header.ShouldBe(new ReturnHeader("5588001122", "#2044-R1", "6100200300400"));
        facts[0].OccurredAt.ShouldBe(new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero));
        var line = asked.Lines.ShouldHaveSingleItem();
        (line.LineId, line.OrderLineId, line.Sku, line.Quantity, line.Reason, line.Note).ShouldBe(
            ("7700110022", "13900110022033", new Sku("JKT-M-BLK"), 2, ReasonCode.SizeTooSmall, "Runs small"));
        var disposition = facts[1].Body.ShouldBeOfType<DispositionReported>();
        disposition.DispositionId.ShouldBe("reverse-fulfillment-order/33", "as the webhook names it, so that nothing counts twice");
        disposition.Lines.ShouldHaveSingleItem().ShouldBe(new DispositionLineReport { Quantity = 1, Disposition = Disposition.Restock, Sku = new Sku("JKT-M-BLK"), Location = "9" });
    }

    [Fact]
    public void Answer_and_labels_are_told_only_where_they_were_wanted()
    {
        var facts = new ShopifySource().Normalise("hub/return-snapshot", Returned, ("parts", "status,labels")).Facts();

        facts.Select(f => f.Body).OfType<ReturnAuthorisationReported>().ShouldHaveSingleItem();
        facts.Single(f => f.Body is ReturnAuthorisationReported).OccurredAt.Hour.ShouldBe(10);
        facts.Select(f => f.Body).OfType<LabelReported>().ShouldHaveSingleItem().TrackingNumber.ShouldBe("1Z999");
        facts.Select(f => f.Id).ShouldBeUnique();
    }

    [Theory]
    [InlineData("OPEN", "ReturnAuthorisationReported")]
    [InlineData("CLOSED", "ReturnAuthorisationReported,ReturnClosureReported")]
    [InlineData("CANCELED", "ReturnCancellationReported")]
    [InlineData("DECLINED", "ReturnDeclineReported")]
    [InlineData("REQUESTED", "")]
    public void A_status_becomes(string status, string facts) =>
        string.Join(',', new ShopifySource().Normalise("hub/return-snapshot", Returned.Replace("\"OPEN\"", $"\"{status}\"", StringComparison.Ordinal), ("parts", "status")).Facts()
            .Select(f => f.Body.GetType().Name).Except([nameof(ReturnRequestReported), nameof(DispositionReported)])).ShouldBe(facts);

    [Fact]
    public void The_same_answer_has_the_same_ids_and_another_has_others()
    {
        var source = new ShopifySource();
        var ids = source.Normalise("hub/return-snapshot", Returned).Facts().Select(f => f.Id).ToList();
        source.Normalise("hub/return-snapshot", Returned).Facts().Select(f => f.Id).ShouldBe(ids);
        source.Normalise("hub/return-snapshot", Returned.Replace("Runs small", "Runs large", StringComparison.Ordinal)).Facts().Select(f => f.Id).Intersect(ids).ShouldBeEmpty();
        ids.ShouldAllBe(id => id.Length <= 200);
    }

    [Fact]
    public void An_order_gives_what_each_line_cost()
    {
        const string body =
            """
            {"order":{"admin_graphql_api_id":"gid://shopify/Order/6100200300400","updated_at":"2026-10-30T12:00:00Z","currency":"EUR","taxes_included":true,"duties_included":false,"original_total_duties_set":null,"source_name":"web","shipping_address":{"country_code":"DE"},
            "line_items":{"nodes":[{"admin_graphql_api_id":"gid://shopify/LineItem/13900110022033","sku":"JKT-M-BLK","vendor":"Northwind","quantity":2,"price_set":{"shop_money":{"amount":"50.00","currency_code":"EUR"}},
              "discount_allocations":[{"amount_set":{"shop_money":{"amount":"10.0","currency_code":"EUR"}}}],"tax_lines":[{"price_set":{"shop_money":{"amount":"14.37","currency_code":"EUR"}}}],
              "duties":[{"price":{"shop_money":{"amount":"3.00","currency_code":"EUR"}},"tax_lines":[]}]}],"pageInfo":{"hasNextPage":false,"endCursor":"x"}},
            "shipping_lines":{"nodes":[{"is_removed":false,"price_set":{"shop_money":{"amount":"4.90","currency_code":"EUR"}},"discount_allocations":[],"tax_lines":[]}],"pageInfo":{"hasNextPage":false}},
            "fulfillments":[{"shipment_status":"DELIVERED","updated_at":"2026-10-29T10:00:00Z"}]}}
            """;

        var order = new ShopifySource().Normalise("hub/order-snapshot", body).Only<OrderReported>().Order;

        (order.OrderId, order.Currency, order.Channel, order.Country).ShouldBe(("6100200300400", Eur, "web", "DE"));
        order.DeliveredAt.ShouldBe(new DateTimeOffset(2026, 10, 29, 10, 0, 0, TimeSpan.Zero));
        order.ShippingPaid.ShouldBe(new Money(4.90m, Eur));
        var line = order.Lines.ShouldHaveSingleItem();
        (line.OrderLineId, line.Quantity, line.Paid, line.Tax, line.Duties).ShouldBe(
            ("13900110022033", 2, new Money(90, Eur), new Money(14.37m, Eur), new Money(3, Eur)));
    }

    [Theory]
    [InlineData("null", "null", "refund/929", null)]
    [InlineData("\"Arrived damaged\"", """{"admin_graphql_api_id":"gid://shopify/Return/5588001122"}""", "5588001122", null)]
    [InlineData("\"RH-0123456789ABCDEFGHJKMNPQ-2\"", """{"admin_graphql_api_id":"gid://shopify/Return/5588001122"}""", "5588001122", "RH-0123456789ABCDEFGHJKMNPQ-2")]
    public void A_refund_gives_what_moved_in_shop_money(string note, string returned, string native, string? reference)
    {
        var refund = new ShopifySource().Normalise("hub/refund-snapshot", Refund(note, returned)).Only<RefundReported>();

        refund.Header.ShouldBe(new ReturnHeader(native, null, "6100200300400"));
        refund.Refund.Moved.ShouldBe(new Money(97.19m, Eur));
        refund.Refund.Reference.ShouldBe(reference);
        refund.Refund.Lines.ShouldHaveSingleItem().ShouldBe(new RefundLineReport("13900110022033", 1, new Money(97.19m, Eur)));
    }

    [Fact]
    public void A_refund_of_the_hubs_own_finds_its_return_by_its_number()
    {
        var fact = new ShopifySource().Normalise("hub/refund-snapshot", Refund("\"RH-0123456789ABCDEFGHJKMNPQ-2\"", "null")).OnlyFact();
        fact.Subject.ShouldBeOfType<Subject.Named>().Keys.ShouldBe([LookupKey.Document("conn-1", "credit", "RH-0123456789ABCDEFGHJKMNPQ-2")]);
    }

    [Fact]
    public void A_list_of_which_more_is_to_come_is_not_taken_for_the_whole() =>
        new ShopifySource().Normalise("hub/return-snapshot", Returned.Replace("\"hasNextPage\":false}},\n\"reverse", "\"hasNextPage\":true}},\n\"reverse", StringComparison.Ordinal))
            .ShouldBeUnreadable("snapshot-incomplete");

    [Theory]
    [InlineData("hub/return-snapshot", """{"return":null}""")]
    [InlineData("hub/order-snapshot", """{"return":{}}""")]
    [InlineData("hub/refund-snapshot", """{"id":1}""")]
    public void A_body_of_something_else_is_refused(string topic, string body) =>
        new ShopifySource().Normalise(topic, body).ShouldBeUnreadable("topic-mismatch");

    [Theory]
    [InlineData("hub/return-snapshot")]
    [InlineData("HUB/refund-snapshot")]
    public void Nobody_outside_sends_under_the_hubs_own_topics(string topic)
    {
        var body = "{}"u8.ToArray();
        var signature = Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData("secret"u8.ToArray(), body));
        var request = Inbound.Request(body, ("X-Shopify-Hmac-Sha256", signature), ("X-Shopify-Topic", topic), ("X-Shopify-Shop-Domain", "example.myshopify.com"));
        new ShopifySource().Verify(request, ShopServer.Connection).ShouldBeRefused("topic-reserved");
    }

    private static string Refund(string note, string returned) =>
        """
        {"refund":{"admin_graphql_api_id":"gid://shopify/Refund/929","created_at":"2026-11-02T10:15:01Z","processed_at":"2026-11-02T10:15:01Z","note":NOTE,"order":{"admin_graphql_api_id":"gid://shopify/Order/6100200300400"},"return":RETURN,"duties":[],
        "refund_line_items":{"nodes":[{"quantity":1,"subtotal_set":{"shop_money":{"amount":"89.99","currency_code":"EUR"},"presentment_money":{"amount":"82.40","currency_code":"USD"}},"total_tax_set":{"shop_money":{"amount":"7.20","currency_code":"EUR"},"presentment_money":{"amount":"6.59","currency_code":"USD"}},"line_item":{"admin_graphql_api_id":"gid://shopify/LineItem/13900110022033"}}],"pageInfo":{"hasNextPage":false}},
        "refund_shipping_lines":{"nodes":[],"pageInfo":{"hasNextPage":false}},
        "transactions":{"nodes":[{"kind":"REFUND","status":"SUCCESS","test":false,"amount_set":{"shop_money":{"amount":"97.19","currency_code":"EUR"},"presentment_money":{"amount":"88.99","currency_code":"USD"}}}],"pageInfo":{"hasNextPage":false}}}}
        """.Replace("NOTE", note, StringComparison.Ordinal).Replace("RETURN", returned, StringComparison.Ordinal);
}
