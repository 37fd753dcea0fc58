namespace ReturnsHub.Local.Demo.Stories;

/// <summary>Defects, damage, and goods that do not come back as they went out.</summary>
internal static class DamageStories
{
    public static IEnumerable<Story> All =>
    [
        new("Defect: held for the vendor, claim opened", 14, DefectAsync),
        new("Damaged in transit: claim against the carrier", 12, DamagedAsync),
        new("Returnless refund: too cheap to send back", 10, ReturnlessAsync),
        new("Empty parcel: a person decides", 4, EmptyParcelAsync),
        new("Broken device: destroyed, with its certificate", 5, DestroyedAsync),
        new("Burned a hand: safety goes to a person", 3, SafetyAsync),
    ];

    private static async Task DefectAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Headlamp, 1, "defective"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.ReceiveAsync();
        await r.InspectAsync("C");
        stage.Expect(r.ReturnId, 49.95m);
    }

    private static async Task DamagedAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Tent, 1, "other", "The parcel was crushed and the poles arrived broken"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.LabelAsync();
        await r.ScanAsync("delivered", "arrived_at_destination", 40);
        await r.ReceiveAsync(condition: "DAMAGED");
        await r.InspectAsync("D", condition: "DAMAGED");
        stage.Expect(r.ReturnId, 98.00m);
    }

    private static async Task ReturnlessAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Cup, 1, "defective"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        stage.Expect(r.ReturnId, 9.50m);
    }

    private static async Task EmptyParcelAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Shoes, 1, "size_too_large"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.ReceiveAsync(condition: "EMPTY_PARCEL");
        await r.InspectAsync("U", condition: "EMPTY_PARCEL");
        stage.Expect(r.ReturnId, 0);
    }

    private static async Task DestroyedAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Watch, 1, "unwanted"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.ReceiveAsync(condition: "DAMAGED", serials: r.Serial());
        await r.InspectAsync("D", condition: "DAMAGED", serials: r.Serial());
        await r.CertifyAsync(r.Serial());
        stage.Expect(r.ReturnId, 64.50m);
    }

    private static async Task SafetyAsync(Stage stage)
    {
        var r = stage.Return(new ShopLine(Product.Headlamp, 1, "other", "The lamp got so hot that it burned my hand, this is dangerous"));
        await r.OrderAsync();
        await r.RequestAsync();
        await r.ApproveAsync();
        await r.ReceiveAsync();
        await r.InspectAsync("C");
        stage.Expect(r.ReturnId, 0);
    }
}
