using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Local.Demo;

/// <summary>A line of a demo return.</summary>
internal sealed record ShopLine(Product Product, int Quantity, string Reason, string? Note = null, int? Sold = null)
{
    public int SoldQuantity => Sold ?? Quantity;

    public decimal Paid => Product.Price * SoldQuantity;
}

/// <summary>One return of the shop and the reports that shop, carrier and warehouse send about it, shaped as theirs are.</summary>
internal sealed class ShopReturn
{
    private readonly DemoSender _sender;
    private readonly int _number;
    private readonly DateTimeOffset _day;
    private int _step;

    public ShopReturn(DemoSender sender, int number, DateTimeOffset day, params ShopLine[] lines)
    {
        (_sender, _number, _day, Lines) = (sender, number, day, lines);
    }

    public IReadOnlyList<ShopLine> Lines { get; }

    /// <summary>The same return at its start, reported through another sender.</summary>
    public ShopReturn With(DemoSender sender) => new(sender, _number, _day, [.. Lines]);

    public long NativeId => 890_088_186_047_892_000 + _number;

    public long OrderId => 6_100_200_300_000 + _number;

    public string Rma => $"#{2000 + _number}-R1";

    public string Tracking => $"1Z999AA1{_number:D8}";

    public ReturnId ReturnId => ReturnId.For(DemoShop.Tenant, DemoShop.ShopConnection, NativeId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The return that a refund without one makes for itself.</summary>
    public ReturnId RefundOnlyId(string id) => ReturnId.For(DemoShop.Tenant, DemoShop.ShopConnection, FormattableString.Invariant($"refund/{RefundId(id)}"));

    /// <summary>What the day still has to bring is later than what it brought.</summary>
    private DateTimeOffset Next => _day.AddMinutes(17 * ++_step);

    private string EventId(string what) => $"{what.Replace('/', '-')}-{_number}";

    public Task<HttpStatusCode> OrderAsync(int deliveredDaysAgo = 8) => _sender.ShopifyAsync("orders/updated", Order(deliveredDaysAgo), EventId("order"), Next);

    public Task<HttpStatusCode> RequestAsync(string? secret = null) => _sender.ShopifyAsync("returns/request", Body("requested"), EventId("request"), Next, secret);

    public Task<HttpStatusCode> ApproveAsync() => _sender.ShopifyAsync("returns/approve", Body("open"), EventId("approve"), Next);

    public Task<HttpStatusCode> DeclineAsync() => _sender.ShopifyAsync(
        "returns/decline",
        new { id = NativeId, admin_graphql_api_id = Gid("Return", NativeId), status = "declined", order = OrderRef(), decline = new { reason = "return_period_ended", note = "Out of time." } },
        EventId("decline"),
        Next);

    public Task<HttpStatusCode> SimpleAsync(string topic, string status) => _sender.ShopifyAsync(
        topic, new { id = NativeId, admin_graphql_api_id = Gid("Return", NativeId), order_id = OrderId, status }, EventId(topic), Next);

    public Task<HttpStatusCode> LabelAsync() => _sender.ShopifyAsync(
        "reverse_deliveries/attach_deliverable",
        new
        {
            id = 9_080_000_000 + _number,
            admin_graphql_api_id = Gid("ReverseDelivery", 9_080_000_000 + _number),
            @return = new { id = NativeId, admin_graphql_api_id = Gid("Return", NativeId) },
            shipping_deliverable = new { tracking = new { carrier_name = "UPS", tracking_number = Tracking, tracking_url = (string?)null }, label = new { public_file_url = (string?)null, created_at = (string?)null } },
        },
        EventId("label"),
        Next);

    public Task<HttpStatusCode> ScanAsync(string status, string detail, double hours) => ScanAsync(_sender, Tracking, status, detail, _day.AddHours(hours));

    public static Task<HttpStatusCode> ScanAsync(DemoSender sender, string tracking, string status, string detail, DateTimeOffset at)
    {
        var time = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var scan = new { @object = "TrackingDetail", message = status, status, status_detail = detail, datetime = time, source = "UPS", carrier_code = "X" };
        return sender.EasyPostAsync(
            new
            {
                id = $"evt_{tracking}_{status}",
                @object = "Event",
                mode = "production",
                description = "tracker.updated",
                created_at = time,
                updated_at = time,
                result = new
                {
                    id = $"trk_{tracking}",
                    @object = "Tracker",
                    mode = "production",
                    tracking_code = tracking,
                    status,
                    status_detail = detail,
                    carrier = "UPS",
                    created_at = time,
                    updated_at = time,
                    weight = 17.6,
                    tracking_details = new[] { scan },
                    is_return = true,
                },
            },
            status);
    }

    public Task<HttpStatusCode> ReceiveAsync(int line = 0, int? quantity = null, string condition = "OPENED", string part = "1", params string[] serials) =>
        WarehouseAsync("receipt", $"RCV-{_number}-{line}-{part}", "rita", Goods(line, quantity, condition, null, serials));

    public Task<HttpStatusCode> InspectAsync(
        string grade, int line = 0, int? quantity = null, string condition = "OPENED", string part = "1", string by = "ines", params string[] serials) =>
        WarehouseAsync("inspection", $"INS-{_number}-{line}-{part}", by, Goods(line, quantity, condition, grade, serials));

    public Task<HttpStatusCode> CertifyAsync(string serial)
    {
        var id = $"CERT-{_number}";
        return _sender.WarehouseAsync(
            new { type = "destruction", id, occurredAt = Text(Next), @operator = "rita", rma = Rma, certificateId = id, serial, method = "DESTROY" }, id, "destruction");
    }

    /// <summary>Money the shop paid back itself.</summary>
    public Task<HttpStatusCode> RefundAsync(decimal amount, bool withReturn = true, string status = "success", string id = "1")
    {
        var refund = RefundId(id);
        var at = Text(Next);
        object money = new { shop_money = new { amount = Amount(amount), currency_code = "EUR" }, presentment_money = new { amount = Amount(amount), currency_code = "EUR" } };
        object nothing = new { shop_money = new { amount = "0.00", currency_code = "EUR" }, presentment_money = new { amount = "0.00", currency_code = "EUR" } };
        return _sender.ShopifyAsync(
            "refunds/create",
            new
            {
                id = refund,
                admin_graphql_api_id = Gid("Refund", refund),
                order_id = OrderId,
                created_at = at,
                processed_at = at,
                @return = withReturn ? new { id = NativeId, admin_graphql_api_id = Gid("Return", NativeId) } : null,
                refund_shipping_lines = Array.Empty<object>(),
                order_adjustments = Array.Empty<object>(),
                refund_line_items = new[]
                {
                    new { id = refund * 10, quantity = Lines[0].Quantity, line_item_id = LineItem(0), subtotal = (double)amount, total_tax = 0.0, subtotal_set = money, total_tax_set = nothing },
                },
                transactions = new[] { new { id = refund * 10 + 1, kind = "refund", status, amount = Amount(amount), currency = "EUR", test = false } },
            },
            EventId($"refund{id}{status}"),
            Next);
    }

    private long RefundId(string id) => 929_000_000L + _number * 10 + int.Parse(id, CultureInfo.InvariantCulture);

    public string Serial(int line = 0, int unit = 1) => $"SN{_number:D5}{line}{unit}";

    private Task<HttpStatusCode> WarehouseAsync(string type, string id, string by, JsonObject goods) => _sender.WarehouseAsync(
        new { type, id, occurredAt = Text(Next), @operator = by, rma = Rma, lines = new[] { goods } }, id, type);

    private JsonObject Goods(int line, int? quantity, string condition, string? grade, string[] serials)
    {
        var goods = new JsonObject
        {
            ["sku"] = Lines[line].Product.Sku,
            ["quantity"] = quantity ?? Lines[line].Quantity,
            ["condition"] = condition,
            ["serials"] = new JsonArray([.. serials.Select(s => JsonValue.Create(s))]),
        };
        if (grade is not null) goods["grade"] = grade;
        return goods;
    }

    private object Body(string status) => new
    {
        id = NativeId,
        admin_graphql_api_id = Gid("Return", NativeId),
        status,
        order = OrderRef(),
        total_return_line_items = Lines.Count,
        name = Rma,
        return_line_items = Lines.Select((l, i) => new
        {
            id = ReturnLine(i),
            admin_graphql_api_id = Gid("ReturnLineItem", ReturnLine(i)),
            fulfillment_line_item = new { id = LineItem(i) + 5, admin_graphql_api_id = Gid("FulfillmentLineItem", LineItem(i) + 5), line_item = new { id = LineItem(i), admin_graphql_api_id = Gid("LineItem", LineItem(i)) } },
            quantity = l.Quantity,
            return_reason = l.Reason,
            return_reason_note = "",
            customer_note = l.Note,
        }),
        return_shipping_fees = Array.Empty<object>(),
        exchange_line_items = Array.Empty<object>(),
        total_exchange_line_items = 0,
    };

    private object Order(int deliveredDaysAgo) => new
    {
        id = OrderId,
        admin_graphql_api_id = Gid("Order", OrderId),
        currency = "EUR",
        taxes_included = true,
        updated_at = Text(_day.AddHours(-1)),
        email = "customer@example.com",
        line_items = Lines.Select((l, i) => new
        {
            id = LineItem(i),
            admin_graphql_api_id = Gid("LineItem", LineItem(i)),
            sku = l.Product.Sku,
            title = l.Product.Title,
            vendor = l.Product.Vendor,
            quantity = l.SoldQuantity,
            price = Amount(l.Product.Price),
            total_discount = "0.00",
            discount_allocations = Array.Empty<object>(),
            tax_lines = new[] { new { price = Amount(decimal.Round(l.Paid * 19 / 119, 2)), rate = 0.19, title = "VAT" } },
        }),
        shipping_lines = new[] { new { price = "4.90", discounted_price = "4.90", tax_lines = Array.Empty<object>() } },
        fulfillments = new[] { new { id = OrderId + 1, shipment_status = "delivered", updated_at = Text(_day.AddDays(-deliveredDaysAgo)) } },
        refunds = Array.Empty<object>(),
    };

    private object OrderRef() => new { id = OrderId, admin_graphql_api_id = Gid("Order", OrderId) };

    private long LineItem(int line) => 13_900_000_000_000 + _number * 100 + line;

    private long ReturnLine(int line) => 7_700_000_000_000 + _number * 100 + line;

    private static string Gid(string kind, long id) => FormattableString.Invariant($"gid://shopify/{kind}/{id}");

    private static string Amount(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
