using System.Text.Json;
using ReturnsHub.Sources.EasyPost;
using ReturnsHub.Sources.Shopify;
using ReturnsHub.Sources.Warehouse;

namespace ReturnsHub.Sources.Tests.Json;

/// <summary>Bodies that are read in full, and what becomes of them when one value is replaced.</summary>
internal static class HostileBodies
{
    private const string Set = """{"shop_money":{"amount":"10.00","currency_code":"USD"},"presentment_money":{"amount":"9.00","currency_code":"EUR"}}""";

    public static readonly IReadOnlyList<(string Topic, ISource Source, string Body)> Good =
    [
        ("returns/request", new ShopifySource(), """
            {"id":5,"admin_graphql_api_id":"gid://shopify/Return/5","status":"requested","name":"#1-R1","order":{"id":6,"admin_graphql_api_id":"gid://shopify/Order/6"},
             "return_line_items":[{"id":7,"admin_graphql_api_id":"gid://shopify/ReturnLineItem/7","quantity":1,"return_reason":"other","return_reason_definition":{"handle":"quality"},
             "customer_note":"a","return_reason_note":"b","fulfillment_line_item":{"line_item":{"id":8,"admin_graphql_api_id":"gid://shopify/LineItem/8","sku":"S"}}}]}
            """),
        ("returns/decline", new ShopifySource(), """{"id":5,"status":"declined","order":{"id":6},"decline":{"reason":"other","note":"n"}}"""),
        ("returns/update", new ShopifySource(), """{"admin_graphql_api_id":"gid://shopify/Return/5","return_line_items":{"removals":[{"id":7,"delta":2}]}}"""),
        ("reverse_deliveries/attach_deliverable", new ShopifySource(), """{"id":9,"return":{"id":5},"shipping_deliverable":{"tracking":{"carrier_name":"D","tracking_number":"1"}}}"""),
        ("reverse_fulfillment_orders/dispose", new ShopifySource(), """{"id":9,"dispositions":[{"type":"restocked","quantity":1,"location":{"id":3}}]}"""),
        ("refunds/create", new ShopifySource(), $$"""
            {"id":7,"order_id":6,"return":{"id":5},"processed_at":"2026-11-02T10:15:01-05:00","total_duties_set":{{Set}},
             "refund_line_items":[{"quantity":1,"line_item_id":8,"subtotal":10,"total_tax":1,"subtotal_set":{{Set}},"total_tax_set":{{Set}},"line_item":{"id":8} }],
             "refund_shipping_lines":[{"subtotal_amount_set":{{Set}},"tax_amount_set":{{Set}}}],"order_adjustments":[{"kind":"shipping_refund","amount":"-1","amount_set":{{Set}}}],
             "transactions":[{"kind":"refund","status":"success","amount":"10.00","currency":"EUR","test":false}]}
            """),
        ("orders/updated", new ShopifySource(), $$"""
            {"id":6,"currency":"USD","taxes_included":false,"updated_at":"2026-11-03T09:00:00Z","fulfillments":[{"shipment_status":"delivered","updated_at":"2026-11-03T09:00:00Z"}],
             "shipping_lines":[{"price_set":{{Set}},"is_removed":false}],
             "line_items":[{"id":8,"quantity":2,"sku":"S","vendor":"V","price":"10","price_set":{{Set}},"discount_allocations":[{"amount_set":{{Set}}}],"tax_lines":[{"price_set":{{Set}}}]}]}
            """),
        ("customers/data_request", new ShopifySource(), """{"shop_id":1,"shop_domain":"a.example","orders_requested":[6],"data_request":{"id":3}}"""),
        ("customers/redact", new ShopifySource(), """{"shop_id":1,"shop_domain":"a.example","orders_to_redact":[6]}"""),
        ("shop/redact", new ShopifySource(), """{"shop_id":1,"shop_domain":"a.example"}"""),
        ("", new EasyPostSource(), """
            {"id":"evt_1","mode":"production","description":"tracker.updated","result":{"id":"trk_1","object":"Tracker","tracking_code":"1","status":"in_transit","status_detail":"lost",
             "updated_at":"2026-11-19T20:00:00Z","carrier":"F","tracking_details":[{"datetime":"2026-11-19T20:00:00Z","carrier_code":"AR"}]}}
            """),
        ("", new WarehouseSource(new FixedTime(Inbound.ReceivedAt)), """
            {"type":"inspection","id":"1","occurredAt":"2026-11-19T20:00:00Z","operator":"o","rma":"R","trackingNumber":"1","orderId":"6","orderConnection":"c",
             "lines":[{"lineId":"7","sku":"S","quantity":1,"condition":"USED","grade":"A","serials":["1"],"lot":"l"}]}
            """),
        ("", new WarehouseSource(new FixedTime(Inbound.ReceivedAt)), """
            {"type":"disposition","id":"1","occurredAt":"2026-11-19T20:00:00Z","rma":"R","lines":[{"quantity":1,"disposition":"RESTOCK","location":"l"}]}
            """),
    ];

    /// <summary>The body with each of its values, at every depth, replaced by each of <paramref name="values"/>.</summary>
    public static IEnumerable<string> Replaced(string body, IReadOnlyList<string> values)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement.Clone();
        var places = Count(root);
        for (var place = 1; place < places; place++)
        {
            foreach (var value in values)
            {
                var left = place;
                yield return Write(root, ref left, value);
            }
        }
    }

    private static int Count(JsonElement value) => 1 + value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Sum(p => Count(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().Sum(Count),
        _ => 0,
    };

    private static string Write(JsonElement value, ref int left, string replacement)
    {
        if (left-- == 0) return replacement;
        var parts = new List<string>();
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var p in value.EnumerateObject()) parts.Add($"\"{p.Name}\":{Write(p.Value, ref left, replacement)}");
                return $"{{{string.Join(',', parts)}}}";
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) parts.Add(Write(item, ref left, replacement));
                return $"[{string.Join(',', parts)}]";
            default:
                return value.GetRawText();
        }
    }
}
