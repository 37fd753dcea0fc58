using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Scenarios.Telling;
using static ReturnsHub.Core.Scenarios.Telling.Back;
using static ReturnsHub.Core.Scenarios.Telling.Sale;

namespace ReturnsHub.Core.Scenarios.Catalogue;

/// <summary>Goods for goods.</summary>
internal static class ExchangeScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "exchange-equal",
            "A jacket is exchanged for one of the same price.",
            "One credit memo over 119.00 EUR, all of it set against the exchange order; no money moves.",
            s => Exchanged(s, 119.00m)),
        new(
            "exchange-cheaper",
            "A jacket is exchanged for something cheaper.",
            "One credit memo over 119.00 EUR: 89.00 against the exchange order, 30.00 paid back.",
            s => Exchanged(s, 89.00m)),
        new(
            "exchange-dearer",
            "A jacket is exchanged for something dearer.",
            "One credit memo over 119.00 EUR against the exchange order; the customer owes 30.00 more on that order.",
            s => Exchanged(s, 149.00m)),
    ];

    private static void Exchanged(Story s, decimal value) => s.Ordered(OneJacket(s)).Accepted(Asks(Article.Jacket, ReasonCode.SizeTooSmall))
        .Chose(Resolution.Exchange, Euro(value)).CameBack(Found(Article.Jacket, Grade.A));
}
