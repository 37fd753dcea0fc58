using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Scenarios.Telling;

/// <summary>Writes orders as a shop reports them.</summary>
internal static class Sale
{
    public static readonly Currency Eur = new("EUR");
    public static readonly Currency Usd = new("USD");

    public static Money Euro(decimal amount) => new(amount, Eur);

    public static Money Dollar(decimal amount) => new(amount, Usd);

    /// <summary>An order from Germany, prices with tax.</summary>
    public static OrderReport Of(Story story, params OrderLineReport[] lines) => new()
    {
        OrderId = story.OrderId,
        UpdatedAt = story.Delivered,
        DeliveredAt = story.Delivered,
        Currency = lines[0].Paid.Currency,
        Channel = "web",
        Country = "DE",
        Lines = lines,
    };

    /// <summary>A line: what was paid for all units, tax included, and the tax in it.</summary>
    public static OrderLineReport Line(Article article, int quantity, Money paid, decimal tax, string id = "ol-1") => new()
    {
        OrderLineId = id,
        Sku = article.Sku,
        Quantity = quantity,
        Paid = paid,
        Tax = new Money(tax, paid.Currency),
        Vendor = article.Vendor,
        Category = article.Category,
        UnitCost = new Money(article.UnitCost, paid.Currency),
    };

    /// <summary>One jacket for 119.00 EUR, 19.00 tax in it: the order of every scenario that is not about prices.</summary>
    public static OrderReport OneJacket(Story story) => Of(story, Line(Article.Jacket, 1, Euro(119.00m), 19.00m));

    /// <summary>One headlamp with a serial number for 59.50 EUR, 9.50 tax in it.</summary>
    public static OrderReport OneHeadlamp(Story story) =>
        Of(story, Line(Article.Headlamp, 1, Euro(59.50m), 9.50m) with { Serials = [story.Serial] });
}
