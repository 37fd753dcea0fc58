using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests.Shopify;

/// <summary>The topic is not signed: a signed body sent under another topic must not be believed.</summary>
public class TopicMismatchTests
{
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["returns/request"] = """{"id":5,"admin_graphql_api_id":"gid://shopify/Return/5","status":"requested","order":{"id":6},"return_line_items":[]}""",
        ["returns/approve"] = """{"id":5,"admin_graphql_api_id":"gid://shopify/Return/5","status":"open","order":{"id":6},"return_line_items":[]}""",
        ["returns/decline"] = """{"id":5,"admin_graphql_api_id":"gid://shopify/Return/5","status":"declined","order":{"id":6},"decline":{"reason":"other"}}""",
        ["returns/cancel"] = """{"id":5,"admin_graphql_api_id":"gid://shopify/Return/5","order_id":6,"status":"canceled"}""",
        ["returns/close"] = """{"id":5,"admin_graphql_api_id":"gid://shopify/Return/5","order_id":6,"status":"closed"}""",
        ["returns/reopen"] = """{"id":5,"admin_graphql_api_id":"gid://shopify/Return/5","order_id":6,"status":"open"}""",
        ["returns/update"] = """{"admin_graphql_api_id":"gid://shopify/Return/5","return_line_items":{"removals":[{"admin_graphql_api_id":"gid://shopify/ReturnLineItem/1","delta":1}]}}""",
        ["reverse_deliveries/attach_deliverable"] =
            """{"id":9,"admin_graphql_api_id":"gid://shopify/ReverseDelivery/9","return":{"id":5},"shipping_deliverable":{"tracking":{"tracking_number":"1Z"}}}""",
        ["reverse_fulfillment_orders/dispose"] =
            """{"id":8,"admin_graphql_api_id":"gid://shopify/ReverseFulfillmentOrder/8","dispositions":[{"type":"restocked","quantity":1}]}""",
        ["refunds/create"] = """{"id":7,"admin_graphql_api_id":"gid://shopify/Refund/7","order_id":6,"return":null,"refund_line_items":[],"transactions":[{"kind":"refund","status":"success","amount":"1.00","currency":"EUR"}]}""",
        ["orders/updated"] = """{"id":6,"admin_graphql_api_id":"gid://shopify/Order/6","currency":"EUR","line_items":[],"updated_at":"2026-11-20T09:00:00Z"}""",
        ["customers/data_request"] = """{"shop_id":1,"shop_domain":"outdoor.myshopify.com","customer":{"id":2},"orders_requested":[6],"data_request":{"id":3}}""",
        ["customers/redact"] = """{"shop_id":1,"shop_domain":"outdoor.myshopify.com","customer":{"id":2},"orders_to_redact":[6]}""",
        ["shop/redact"] = """{"shop_id":1,"shop_domain":"outdoor.myshopify.com"}""",
    };

    public static TheoryData<string, string> Swaps()
    {
        var swaps = new TheoryData<string, string>();
        foreach (var sent in Bodies.Keys)
        {
            foreach (var claimed in Bodies.Keys.Where(t => t != sent)) swaps.Add(claimed, sent);
        }

        return swaps;
    }

    [Fact]
    public void Every_body_is_read_under_its_own_topic()
    {
        foreach (var (topic, body) in Bodies)
        {
            var read = new ShopifySource().Normalise(topic, body).ShouldBeOfType<Normalised.Read>(topic);
            (read.Facts.Count + read.Privacy.Count).ShouldBe(1, topic);
        }
    }

    [Theory]
    [MemberData(nameof(Swaps))]
    public void No_body_is_read_under_the_topic_of_another(string claimed, string sent) =>
        new ShopifySource().Normalise(claimed, Bodies[sent]).ShouldBeOfType<Normalised.Unreadable>()
            .Reason.ShouldBeOneOf("topic-mismatch", "id-missing", "type-wrong");

    [Fact]
    public void A_topic_the_hub_does_not_read_is_named_so()
    {
        new ShopifySource().Normalise("products/update", "{}").ShouldBeUnreadable("unknown-topic");
        new ShopifySource().Normalise("", "{}").ShouldBeUnreadable("unknown-topic");
    }
}
