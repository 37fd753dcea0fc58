using System.Net;
using System.Text;

namespace ReturnsHub.Local.Demo.Stories;

/// <summary>What goes wrong between systems.</summary>
internal static class TroubleStories
{
    public static IEnumerable<Story> All =>
    [
        new("Partial receipt: three asked for, two and one came", 12, PartialAsync),
        new("Duplicate storm: every message five times at once", 10, StormAsync),
        new("Everything backwards: goods and refund before the return", 14, BackwardsAsync),
        new("An old carrier status after a newer one", 8, OldStatusAsync),
        new("A rotated secret, still good", 4, RotatedSecretAsync),
        new("Forged signature", 6, ForgedAsync),
        new("Unreadable body, rightly signed", 4, UnreadableAsync),
        new("A parcel nobody announced", 3, StrayAsync),
    ];

    private static async Task PartialAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Bottle, 3, "style"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.ReceiveAsync(quantity: 2, condition: "SEALED", part: "1");
        await r.InspectAsync("N", quantity: 2, condition: "SEALED", part: "1");
        await r.ReceiveAsync(quantity: 1, condition: "SEALED", part: "2");
        await r.InspectAsync("N", quantity: 1, condition: "SEALED", part: "2");
        stage.Expect(r.ReturnId, 102.00m);
    }

    private static async Task StormAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Jacket, 1, "size_too_small"));
        // The same bytes each time: a sender that lost our answer repeats what it sent.
        await FiveTimesAsync(() => new ShopReturn(stage.Sender, stage.Number, stage.Day, [.. r.Lines]), x => x.OrderAsync());
        await FiveTimesAsync(() => new ShopReturn(stage.Sender, stage.Number, stage.Day, [.. r.Lines]), x => x.RequestAsync());
        await FiveTimesAsync(() => new ShopReturn(stage.Sender, stage.Number, stage.Day.AddHours(1), [.. r.Lines]), x => x.ApproveAsync());
        await FiveTimesAsync(() => new ShopReturn(stage.Sender, stage.Number, stage.Day.AddHours(2), [.. r.Lines]), x => x.ReceiveAsync());
        await FiveTimesAsync(() => new ShopReturn(stage.Sender, stage.Number, stage.Day.AddHours(3), [.. r.Lines]), x => x.InspectAsync("A"));
        await FiveTimesAsync(() => new ShopReturn(stage.Sender, stage.Number, stage.Day.AddHours(4), [.. r.Lines]), x => x.RefundAsync(139.00m));
        stage.Expect(r.ReturnId, 139.00m);
    }

    private static async Task FiveTimesAsync(Func<ShopReturn> copy, Func<ShopReturn, Task<HttpStatusCode>> send) =>
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => send(copy())));

    private static async Task BackwardsAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Jacket, 1, "color"));
        await r.ScanAsync("delivered", "arrived_at_destination", 44);
        await r.InspectAsync("A");
        await r.ReceiveAsync();
        await r.RefundAsync(139.00m);
        await r.LabelAsync();
        await r.ApproveAsync();
        await r.RequestAsync();
        await r.OrderAsync();
        stage.Expect(r.ReturnId, 139.00m);
    }

    private static async Task OldStatusAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Tent, 1, "style"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.LabelAsync();
        await r.ScanAsync("delivered", "arrived_at_destination", 60);
        await r.ScanAsync("in_transit", "departed_facility", 20);
        await r.ReceiveAsync();
        await r.InspectAsync("A");
        stage.Expect(r.ReturnId, 98.00m);
    }

    private static async Task RotatedSecretAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Shirt, 1, "size_too_small"));
        await r.OrderAsync();
        await r.RequestAsync(secret: stage.FormerShopSecret);
        await r.ApproveAsync();
        await r.ReceiveAsync();
        await r.InspectAsync("A");
        stage.Expect(r.ReturnId, 59.90m);
    }

    private static async Task ForgedAsync(Stage stage)
    {
        Interlocked.Increment(ref stage.Ledger.Forged);
        var r = stage.Return(new ShopLine(Product.Parka, 5, "defective"));
        if (await r.RequestAsync(secret: "not-the-secret") != HttpStatusCode.Unauthorized)
            throw new InvalidOperationException("A forged message was not refused.");
    }

    private static async Task UnreadableAsync(Stage stage)
    {
        Interlocked.Increment(ref stage.Ledger.Unreadable);
        await stage.Sender.ShopifyRawAsync("returns/request", Encoding.UTF8.GetBytes($"{{\"id\": {stage.Number}, \"status\": \"reque"), $"broken-{stage.Number}", stage.Day);
    }

    private static async Task StrayAsync(Stage stage)
    {
        Interlocked.Increment(ref stage.Ledger.Strays);
        await ShopReturn.ScanAsync(stage.Sender, $"STRAY{stage.Number:D6}", "delivered", "arrived_at_destination", stage.Day);
    }
}
