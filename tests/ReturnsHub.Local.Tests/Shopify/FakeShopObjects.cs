using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Local.Tests.Shopify;

internal sealed class FakeLine(string id, string orderLine, string sku, int quantity)
{
    public string Id => id;

    public string OrderLine => orderLine;

    public string Sku => sku;

    public int Quantity => quantity;

    public int Processed { get; set; }
}

internal sealed class FakeReturn(string id, string order, string status)
{
    public string Id => id;

    public string Order => order;

    public string Status { get; set; } = status;

    public IReadOnlyList<FakeLine> Lines { get; init; } = [];

    public JsonObject Snapshot() => new()
    {
        ["admin_graphql_api_id"] = $"gid://shopify/Return/{id}",
        ["name"] = $"#{order}-R1",
        ["status"] = Status,
        ["created_at"] = "2026-11-01T09:00:00Z",
        ["approved_at"] = Status == "OPEN" ? "2026-11-01T10:00:00Z" : null,
        ["closed_at"] = null,
        ["decline"] = null,
        ["return_line_items"] = FakeShop.Nodes(Lines.Select(l => new JsonObject
        {
            ["admin_graphql_api_id"] = $"gid://shopify/ReturnLineItem/{l.Id}",
            ["quantity"] = l.Quantity,
            ["customer_note"] = "Too small for my brother Karl",
            ["return_reason_note"] = "",
            ["return_reason_definition"] = new JsonObject { ["handle"] = "too-small" },
            ["fulfillment_line_item"] = new JsonObject
            {
                ["admin_graphql_api_id"] = "gid://shopify/FulfillmentLineItem/1",
                ["line_item"] = new JsonObject { ["admin_graphql_api_id"] = $"gid://shopify/LineItem/{l.OrderLine}", ["sku"] = l.Sku },
            },
        })),
        ["reverse_fulfillment_orders"] = FakeShop.Nodes([new JsonObject
        {
            ["admin_graphql_api_id"] = $"gid://shopify/ReverseFulfillmentOrder/3{id}",
            ["line_items"] = FakeShop.Nodes([]),
            ["reverse_deliveries"] = FakeShop.Nodes([new JsonObject
            {
                ["admin_graphql_api_id"] = "gid://shopify/ReverseDelivery/5",
                ["shipping_deliverable"] = new JsonObject
                {
                    ["tracking"] = new JsonObject { ["tracking_number"] = $"1Z{id}", ["carrier_name"] = "UPS" },
                    ["label"] = new JsonObject { ["created_at"] = "2026-11-02T08:00:00Z" },
                },
            }]),
        }]),
        ["order"] = new JsonObject { ["admin_graphql_api_id"] = $"gid://shopify/Order/{order}" },
    };
}

internal sealed class FakeOrder(string id)
{
    public string Id => id;

    public DateTimeOffset UpdatedAt { get; set; } = DateTimeOffset.UtcNow.AddHours(-1);

    public string Presentment { get; set; } = "EUR";

    public decimal Refundable { get; set; } = 104.90m;

    public JsonObject Snapshot() => new()
    {
        ["admin_graphql_api_id"] = $"gid://shopify/Order/{id}",
        ["updated_at"] = "2026-10-30T12:00:00Z",
        ["currency"] = "EUR",
        ["taxes_included"] = true,
        ["duties_included"] = false,
        ["original_total_duties_set"] = null,
        ["source_name"] = "web",
        ["shipping_address"] = new JsonObject { ["country_code"] = "DE" },
        ["line_items"] = FakeShop.Nodes([new JsonObject
        {
            ["admin_graphql_api_id"] = "gid://shopify/LineItem/11",
            ["sku"] = "TENT-2P",
            ["vendor"] = "Alpine Works",
            ["quantity"] = 1,
            ["price_set"] = FakeShop.Set(100),
            ["discount_allocations"] = new JsonArray(),
            ["tax_lines"] = new JsonArray(),
            ["duties"] = new JsonArray(),
        }]),
        ["shipping_lines"] = FakeShop.Nodes([]),
        ["fulfillments"] = new JsonArray(new JsonObject { ["shipment_status"] = "DELIVERED", ["updated_at"] = "2026-10-29T10:00:00Z" }),
    };
}

internal sealed record FakeRefund(string Id, string Order, string? Return, string? Note, decimal Amount)
{
    public string? Key { get; init; }

    public string Gid => $"gid://shopify/Refund/{Id}";

    public JsonObject Brief() => new()
    {
        ["id"] = Gid,
        ["note"] = Note,
        ["return"] = Return is null ? null : new JsonObject { ["id"] = $"gid://shopify/Return/{Return}" },
        ["totalRefundedSet"] = new JsonObject { ["shopMoney"] = FakeShop.Amount(Amount, "currencyCode") },
    };

    public JsonObject Snapshot() => new()
    {
        ["admin_graphql_api_id"] = Gid,
        ["created_at"] = "2026-11-05T10:00:00Z",
        ["processed_at"] = "2026-11-05T10:00:00Z",
        ["note"] = Note,
        ["order"] = new JsonObject { ["admin_graphql_api_id"] = $"gid://shopify/Order/{Order}" },
        ["return"] = Return is null ? null : new JsonObject { ["admin_graphql_api_id"] = $"gid://shopify/Return/{Return}" },
        ["duties"] = new JsonArray(),
        ["refund_line_items"] = FakeShop.Nodes([]),
        ["refund_shipping_lines"] = FakeShop.Nodes([]),
        ["transactions"] = FakeShop.Nodes([new JsonObject { ["kind"] = "REFUND", ["status"] = "SUCCESS", ["test"] = false, ["amount_set"] = FakeShop.Set(Amount) }]),
    };

    /// <summary>The webhook Shopify sends for it: an amount for nothing, or for the tent where it belongs to a return.</summary>
    public string Webhook() => new JsonObject
    {
        ["id"] = long.Parse(Id, CultureInfo.InvariantCulture),
        ["admin_graphql_api_id"] = Gid,
        ["order_id"] = long.Parse(Order, CultureInfo.InvariantCulture),
        ["created_at"] = "2026-11-05T10:00:00Z",
        ["note"] = Note,
        ["return"] = Return is null ? null : new JsonObject { ["id"] = long.Parse(Return, CultureInfo.InvariantCulture), ["admin_graphql_api_id"] = $"gid://shopify/Return/{Return}" },
        ["refund_line_items"] = Return is null
            ? new JsonArray()
            : new JsonArray(new JsonObject { ["line_item_id"] = 11, ["quantity"] = 1, ["subtotal"] = Amount, ["total_tax"] = 0 }),
        ["transactions"] = new JsonArray(new JsonObject
        {
            ["kind"] = "refund",
            ["status"] = "success",
            ["amount"] = Amount.ToString(CultureInfo.InvariantCulture),
            ["currency"] = "EUR",
        }),
    }.ToJsonString();
}

internal sealed record FakeSubscription(string Gid, string Topic, string Uri, string Format = "JSON", string? Only = null, string Version = ShopifyApi.Version)
{
    public JsonObject Node() => new()
    {
        ["id"] = Gid,
        ["topic"] = Topic,
        ["uri"] = Uri,
        ["format"] = Format,
        ["includeFields"] = Only is null ? new JsonArray() : new JsonArray(Only),
        ["filter"] = null,
        ["apiVersion"] = new JsonObject { ["handle"] = Version },
    };
}
