namespace ReturnsHub.Local.Demo;

/// <summary>Something the demo's shop sells.</summary>
internal sealed record Product(string Sku, string Title, decimal Price, string Vendor, bool HasSerial = false)
{
    public static Product Shirt { get; } = new("TSH-MERINO-M", "Merino shirt", 59.90m, "Alpine Works");

    public static Product Jacket { get; } = new("JKT-TRAIL-M", "Trail jacket", 139.00m, "Alpine Works");

    public static Product Parka { get; } = new("JKT-PARKA-L", "Expedition parka", 420.00m, "Alpine Works");

    public static Product Shoes { get; } = new("SHO-RIDGE-42", "Ridge shoes", 119.00m, "Ridgeline");

    public static Product Headlamp { get; } = new("ELX-LAMP-300", "Headlamp 300", 49.95m, "Lumen & Co", HasSerial: true);

    public static Product Watch { get; } = new("ELX-WATCH-7", "Mountain watch", 129.00m, "Lumen & Co", HasSerial: true);

    public static Product Cup { get; } = new("CUP-ENAMEL", "Enamel cup", 9.50m, "Tinware");

    public static Product Tent { get; } = new("TENT-2P", "Tent for two", 98.00m, "Nordhut");

    public static Product Bottle { get; } = new("HYG-FILTER-1", "Water filter", 34.00m, "ClearSpring");
}
