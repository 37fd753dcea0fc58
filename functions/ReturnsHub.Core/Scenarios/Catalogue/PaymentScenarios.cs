using ReturnsHub.Core.Facts;
using static ReturnsHub.Core.Scenarios.Catalogue.RefundScenarios;
using static ReturnsHub.Core.Scenarios.Telling.Back;
using static ReturnsHub.Core.Scenarios.Telling.Sale;

namespace ReturnsHub.Core.Scenarios.Catalogue;

/// <summary>How the money reaches the customer, and who moves it.</summary>
internal static class PaymentScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "two-currencies",
            "The shop sells in EUR to a customer who paid, and is refunded, in USD.",
            "One credit memo over 119.00 EUR, paid by the platform; the 129.71 USD that the customer saw stand beside it and are not booked.",
            s => s.Ordered(OneJacket(s)).Accepted(Asks(Article.Jacket, ReasonCode.SizeTooSmall)).Received("RCV-1", Found(Article.Jacket, Grade.U))
                .Refunded(Refund("ref-1", 119.00m) with { Presentment = Dollar(129.71m) })
                .Inspected("INS-1", Found(Article.Jacket, Grade.A))),
        new(
            "store-credit",
            "The customer takes store credit instead of money and gets a bonus for it.",
            "One credit memo over 119.00 EUR without a line that balances it, and 11.90 bonus on top that is no part of it.",
            s => s.Ordered(OneJacket(s)).Accepted(Asks(Article.Jacket, ReasonCode.SizeTooSmall)).Chose(Resolution.StoreCredit)
                .CameBack(Found(Article.Jacket, Grade.A))),
        new(
            "on-account",
            "A business customer bought ten shirts on account; two come back.",
            "One credit memo over 47.60 EUR that stays open on the customer's account; no payment, no line that balances it.",
            s => s.Ordered(Of(s, Line(Article.Shirt, 10, Euro(238.00m), 38.00m)) with { Channel = "b2b", CustomerSegment = "business" })
                .Accepted(Asks(Article.Shirt, ReasonCode.WrongItem, 2)).CameBack(Found(Article.Shirt, Grade.N, 2, condition: Condition.Sealed))),
        new(
            "platform-refund-pending",
            "The shop starts a refund that has not moved when the goods are inspected; two days later it moves.",
            "Nothing while the refund is pending; then one credit memo over 119.00 EUR, paid by the platform.",
            s => s.Ordered(OneJacket(s)).Accepted(Asks(Article.Jacket, ReasonCode.SizeTooSmall))
                .Refunded(Refund("ref-1", 119.00m) with { Moved = Euro(0), Pending = true })
                .CameBack(Found(Article.Jacket, Grade.A))
                .Reported(new RefundReported(s.Header, Refund("ref-1", 119.00m)), hours: 48)),
        new(
            "own-refund-echoed",
            "The hub releases a credit, the platform pays it and reports the refund with the credit's number.",
            "One credit memo over 119.00 EUR; the platform's report confirms it and books nothing more.",
            s => s.Ordered(OneJacket(s)).Accepted(Asks(Article.Jacket, ReasonCode.SizeTooSmall)).CameBack(Found(Article.Jacket, Grade.A))
                .Refunded(Refund("ref-1", 119.00m) with { Reference = s.DocumentNumber(1) })),
    ];
}
