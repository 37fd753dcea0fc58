using ReturnsHub.Core.Scenarios.Telling;
using static ReturnsHub.Core.Scenarios.Telling.Back;
using static ReturnsHub.Core.Scenarios.Telling.Sale;

namespace ReturnsHub.Core.Scenarios.Catalogue;

/// <summary>What goods cost: shipping, fees, tax, discounts.</summary>
internal static class PriceScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "shipping-and-fees",
            "A jacket the customer did not want comes back worn: shipping is paid back, a restocking fee and the label are kept.",
            "One credit memo over 109.55 EUR: 103.60 for the jacket after fees of 11.90 and 3.50, and 5.95 shipping. The jacket goes to the outlet at 25.00.",
            s => s.Ordered(OneJacket(s) with { ShippingPaid = Euro(5.95m), ShippingTax = Euro(0.95m) })
                .Accepted(Asks(Article.Jacket, ReasonCode.ChangedMind)).CameBack(Found(Article.Jacket, Grade.B, condition: Condition.Used))),
        new(
            "mixed-tax-rates",
            "A jacket at 19 % and a book at 7 % come back together.",
            "One credit memo over 140.40 EUR with two lines: 19.00 tax on the jacket, 1.40 on the book.",
            s => s.Ordered(Of(s, Line(Article.Jacket, 1, Euro(119.00m), 19.00m), Line(Article.Book, 1, Euro(21.40m), 1.40m, "ol-2")))
                .Accepted(Asks(Article.Jacket, ReasonCode.Style), Asks(Article.Book, ReasonCode.Style, id: "rl-2", orderLine: "ol-2"))
                .CameBack(Found(Article.Jacket, Grade.A), Found(Article.Book, Grade.N, id: "rl-2", condition: Condition.Sealed))),
        new(
            "net-prices",
            "One of two shirts bought in New York comes back; prices are without tax and tax is added on top.",
            "One credit memo in USD over 54.42: net 49.99, tax 4.43; the odd cents are left for the other shirt.",
            s => s.Ordered(Of(s, Line(Article.Shirt, 2, Dollar(108.85m), 8.87m)) with { PricesIncludeTax = false, Country = "US" })
                .Accepted(Asks(Article.Shirt, ReasonCode.SizeTooLarge)).CameBack(Found(Article.Shirt, Grade.A))),
        new(
            "gross-prices",
            "Two of three shirts at 19.99 EUR with tax come back.",
            "One credit memo over 39.98 EUR; two thirds of the line's tax of 9.57 are 6.38.",
            s => s.Ordered(Of(s, Line(Article.Shirt, 3, Euro(59.97m), 9.57m)))
                .Accepted(Asks(Article.Shirt, ReasonCode.Color, 2)).CameBack(Found(Article.Shirt, Grade.A, 2))),
        new(
            "discount-frozen-at-sale",
            "Three shirts were sold for 100.00 EUR after a discount on the whole order; they come back one by one.",
            "Three credit memos over 33.33, 33.33 and 33.34 EUR (5.32, 5.33 and 5.32 tax): together what was paid and its tax.",
            s => OneByOne(s.Ordered(Of(s, Line(Article.Shirt, 3, Euro(100.00m), 15.97m))).Accepted(Asks(Article.Shirt, ReasonCode.FitOrComfort, 3)))),
    ];

    private static void OneByOne(Story s) => s
        .Received("RCV-1", Found(Article.Shirt, Grade.U)).Inspected("INS-1", Found(Article.Shirt, Grade.A))
        .Received("RCV-2", Found(Article.Shirt, Grade.U)).Inspected("INS-2", Found(Article.Shirt, Grade.A))
        .Received("RCV-3", Found(Article.Shirt, Grade.U)).Inspected("INS-3", Found(Article.Shirt, Grade.A));
}
