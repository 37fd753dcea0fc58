namespace ReturnsHub.Local.Demo.Stories;

/// <summary>What most days consist of.</summary>
internal static class EverydayStories
{
    public static IEnumerable<Story> All =>
    [
        new("Size swap: back on the shelf, credited", 30, SizeSwapAsync),
        new("Changed mind, light wear: a tenth kept back", 14, ChangedMindAsync),
        new("Customer's own words, read by the classifier", 24, OwnWordsAsync),
        new("Wrong item sent", 12, WrongItemAsync),
        new("Declined by the shop", 8, DeclinedAsync),
        new("Called off by the customer", 6, CancelledAsync),
        new("Small value: credited on receipt, no inspection", 12, SmallValueAsync),
    ];

    private static async Task SizeSwapAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Shirt, 1, "size_too_small"));
        stage.Ledger.Shown ??= r.ReturnId;
        foreach (var step in new Func<Task>[]
                 {
                     () => r.OrderAsync(), () => r.RequestAsync(), () => r.ApproveAsync(), () => r.LabelAsync(),
                     () => r.ScanAsync("in_transit", "departed_facility", 1.2), () => r.ScanAsync("delivered", "arrived_at_destination", 1.35),
                     () => r.ReceiveAsync(), () => r.InspectAsync("A"),
                 })
        {
            await step();
            await stage.Settled();
        }

        stage.Expect(r.ReturnId, 59.90m);
    }

    private static async Task ChangedMindAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Shoes, 1, "unwanted"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.ReceiveAsync(condition: "USED");
        await r.InspectAsync("B", condition: "USED");
        stage.Expect(r.ReturnId, 107.10m);
    }

    private static async Task OwnWordsAsync(Stage stage)
    {
        string[] notes =
        [
            "Much too small across the shoulders, I usually wear M",
            "The zipper broke on the second day, it does not close any more",
            "Die Jacke ist mir viel zu groß",
            "The colour looks completely different from the pictures",
        ];
        var r = stage.Return(new ShopLine(Product.Tent, 1, "other", notes[stage.Number % notes.Length]));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.ReceiveAsync();
        await r.InspectAsync("A");
        stage.Expect(r.ReturnId, 98.00m);
    }

    private static async Task WrongItemAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Jacket, 1, "wrong_item"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.ReceiveAsync();
        await r.InspectAsync("N", condition: "SEALED");
        stage.Expect(r.ReturnId, 139.00m);
    }

    private static async Task DeclinedAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Shoes, 1, "unwanted"));
        await r.OrderAsync(deliveredDaysAgo: 70);
        await r.RequestAsync();
        await r.DeclineAsync();
        stage.Expect(r.ReturnId, 0);
    }

    private static async Task CancelledAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Tent, 1, "style"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.SimpleAsync("returns/cancel", "canceled");
        stage.Expect(r.ReturnId, 0);
    }

    private static async Task SmallValueAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Cup, 2, "style"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.ReceiveAsync();
        stage.Expect(r.ReturnId, 19.00m);
    }
}
