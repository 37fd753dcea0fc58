namespace ReturnsHub.Core.Scenarios;

/// <summary>Goods of the scenarios: what an integrator sets up as items before playing them.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Name">What it is, for people.</param>
/// <param name="Category">The shop's category.</param>
/// <param name="Vendor">Who supplies it.</param>
/// <param name="UnitCost">What one unit costs the merchant, in the order's currency.</param>
public sealed record Article(Sku Sku, string Name, string Category, string Vendor, decimal UnitCost)
{
    /// <summary>A jacket.</summary>
    public static Article Jacket { get; } = new(new Sku("JKT-BLUE-M"), "Rain jacket, blue, M", "APPAREL", "Alpine Works", 32.00m);

    /// <summary>A shirt.</summary>
    public static Article Shirt { get; } = new(new Sku("TSH-WHITE-L"), "Shirt, white, L", "APPAREL", "Alpine Works", 6.20m);

    /// <summary>A book, at the reduced rate of tax.</summary>
    public static Article Book { get; } = new(new Sku("BOK-ALPS"), "Crossing the Alps, paperback", "BOOKS", "Ridge Press", 7.50m);

    /// <summary>A headlamp with a serial number; its vendor has an agreement.</summary>
    public static Article Headlamp { get; } = new(new Sku("ELX-LAMP"), "Headlamp", "ELECTRONICS", "Lumen Works", 18.00m);

    /// <summary>A cup, cheap enough to be kept.</summary>
    public static Article Cup { get; } = new(new Sku("CUP-TIN"), "Tin cup", "GENERAL", "Alpine Works", 2.10m);

    /// <summary>Every article of the catalogue.</summary>
    public static IReadOnlyList<Article> All { get; } = [Jacket, Shirt, Book, Headlamp, Cup];
}
