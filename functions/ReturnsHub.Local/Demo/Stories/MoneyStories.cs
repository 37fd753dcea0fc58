using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Local.Demo.Stories;

/// <summary>Limits, refunds and who may decide.</summary>
internal static class MoneyStories
{
    public static IEnumerable<Story> All =>
    [
        new("Over the limit: held until a second person approves", 6, OverLimitAsync),
        new("Our own refund comes back as a webhook", 10, EchoAsync),
        new("The shop refunded first; the books follow once", 8, RefundFirstAsync),
        new("Over-refund attempt: credited to what was paid, no cent more", 5, OverRefundAsync),
        new("Refund without any return", 5, PlainRefundAsync),
        new("Refund still pending, then settled", 4, PendingRefundAsync),
        new("Opened at the service desk, sent twice", 8, ServiceDeskAsync),
        new("Serial number that was never sold", 4, SerialMismatchAsync),
        new("The ERP's period is closed: dead letter, then redriven", 1, ClosedPeriodAsync),
    ];

    private static async Task OverLimitAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Parka, 1, "size_too_large"));
        await InspectedAsync(r);
        stage.Expect(r.ReturnId, 420.00m);
    }

    private static async Task EchoAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Jacket, 1, "color"));
        await InspectedAsync(r);
        await r.RefundAsync(139.00m);
        stage.Expect(r.ReturnId, 139.00m);
    }

    private static async Task RefundFirstAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Shirt, 1, "style"));
        await r.RefundAsync(59.90m);
        await InspectedAsync(r);
        stage.Expect(r.ReturnId, 59.90m);
    }

    private static async Task OverRefundAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Shirt, 1, "style"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.RefundAsync(89.85m);
        stage.Expect(r.ReturnId, 59.90m);
    }

    private static async Task PlainRefundAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Bottle, 1, "other"));
        await r.OrderAsync();
        await r.RefundAsync(10.00m, withReturn: false);
        stage.Expect(r.RefundOnlyId("1"), 10.00m);
    }

    private static async Task PendingRefundAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Shirt, 1, "style"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.RefundAsync(59.90m, status: "pending");
        await r.RefundAsync(59.90m);
        stage.Expect(r.ReturnId, 59.90m);
    }

    private static async Task ServiceDeskAsync(Stage stage)
    {
        var key = $"desk-{stage.Number}-{stage.Random.Next(1_000_000)}";
        var first = await OpenAsync(stage, "clara", key, Product.Bottle.Sku, 34.00m, []);
        var second = await OpenAsync(stage, "clara", key, Product.Bottle.Sku, 34.00m, []);
        if (first.Id != second.Id) throw new InvalidOperationException("The same Idempotency-Key opened two returns.");
        await WarehouseAsync(stage, first.Rma, Product.Bottle.Sku, "N", []);
        stage.Expect(first.Id, 34.00m);
    }

    private static async Task SerialMismatchAsync(Stage stage)
    {
        var key = $"serial-{stage.Number}";
        var opened = await OpenAsync(stage, "clara", key, Product.Watch.Sku, 129.00m, [$"SN{stage.Number}-SOLD"]);
        await WarehouseAsync(stage, opened.Rma, Product.Watch.Sku, "A", [$"SN{stage.Number}-OTHER"]);
        stage.Expect(opened.Id, 0);
    }

    private static async Task ClosedPeriodAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Shoes, 1, "size_too_small"));
        stage.ClosedPeriod(r.ReturnId);
        await InspectedAsync(r);
        stage.Expect(r.ReturnId, 119.00m);
    }

    private static async Task InspectedAsync(ShopReturn r)
    {
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.ReceiveAsync();
        await r.InspectAsync("A");
    }

    private static async Task<(ReturnId Id, string Rma)> OpenAsync(Stage stage, string person, string key, string sku, decimal paid, string[] serials)
    {
        var day = stage.Day;
        var (status, body) = await stage.Sender.ApiAsync(
            person,
            HttpMethod.Post,
            "/api/returns",
            new
            {
                orderId = $"D-{stage.Number}",
                requestedAt = day,
                authorised = true,
                lines = new[] { new { lineId = "1", orderLineId = "1", sku, quantity = 1, reason = "STYLE" } },
                order = new
                {
                    orderId = $"D-{stage.Number}",
                    currency = "EUR",
                    deliveredAt = day.AddDays(-6),
                    lines = new[] { new { orderLineId = "1", sku, quantity = 1, paid = paid.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), serials } },
                },
            },
            key);
        if ((int)status is < 200 or > 299) throw new InvalidOperationException($"Opening a return was answered {(int)status}: {body}");
        return (ReturnId.Parse(body.GetProperty("returnId").GetString()!), body.GetProperty("rma").GetString()!);
    }

    private static async Task WarehouseAsync(Stage stage, string rma, string sku, string grade, string[] serials)
    {
        foreach (var (type, by) in new[] { ("receipt", "rita"), ("inspection", "ines") })
        {
            var id = $"{type[..3].ToUpperInvariant()}-D{stage.Number}";
            var line = new Dictionary<string, object> { ["sku"] = sku, ["quantity"] = 1, ["condition"] = "OPENED", ["serials"] = serials };
            if (type == "inspection") line["grade"] = grade;
            await stage.Sender.WarehouseAsync(
                new { type, id, occurredAt = stage.Day.AddHours(type == "receipt" ? 5 : 6).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), @operator = by, rma, lines = new[] { line } },
                id,
                type);
        }
    }
}
