using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Scenarios.Telling;
using static ReturnsHub.Core.Scenarios.Telling.Back;
using static ReturnsHub.Core.Scenarios.Telling.Sale;

namespace ReturnsHub.Core.Scenarios.Catalogue;

/// <summary>Money for goods, with them and without them, at once and in parts.</summary>
internal static class RefundScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "refund-with-return",
            "A jacket comes back as good as new and is paid back.",
            "One credit memo over 119.00 EUR (19.00 tax), one jacket back in stock, one journal entry at its cost of 32.00.",
            s => s.Ordered(OneJacket(s)).Accepted(Asks(Article.Jacket, ReasonCode.SizeTooSmall)).CameBack(Found(Article.Jacket, Grade.A))),
        new(
            "refund-without-return",
            "A cup arrives broken; it is worth less than its way back, so the customer keeps it and is paid back.",
            "One credit memo over 11.90 EUR (1.90 tax); no receipt, no stock, no journal entry.",
            s => s.Ordered(Of(s, Line(Article.Cup, 1, Euro(11.90m), 1.90m))).Accepted(Asks(Article.Cup, ReasonCode.DamagedInTransit)).Closed()),
        new(
            "platform-refund-without-return",
            "The shop pays a jacket back on its own and closes the return; nothing is sent.",
            "One credit memo over 119.00 EUR that is marked as paid by the platform; no stock, no journal entry.",
            s => s.Ordered(OneJacket(s)).Accepted(Asks(Article.Jacket, ReasonCode.SizeTooSmall))
                .Refunded(Refund("ref-1", 119.00m)).Closed()),
        new(
            "partial-return",
            "One of three shirts comes back.",
            "One credit memo over 29.90 EUR (4.77 tax) for one shirt, one shirt back in stock.",
            s => s.Ordered(Of(s, Line(Article.Shirt, 3, Euro(89.70m), 14.32m)))
                .Accepted(Asks(Article.Shirt, ReasonCode.SizeTooLarge)).CameBack(Found(Article.Shirt, Grade.A))),
        new(
            "several-credits-on-one-order",
            "Two jackets come back in two parcels, a week apart.",
            "Two credit memos over 119.00 EUR each with their own numbers, and two receipts of one jacket.",
            s => s.Ordered(Of(s, Line(Article.Jacket, 2, Euro(238.00m), 38.00m)))
                .Accepted(Asks(Article.Jacket, ReasonCode.SizeTooSmall, 2)).CameBack(Found(Article.Jacket, Grade.A))
                .By(Cast.Receiver, new ReceiptReported("RCV-2", [Found(Article.Jacket, Grade.U)]), hours: 168)
                .Inspected("INS-2", Found(Article.Jacket, Grade.N, condition: Condition.Sealed))),
        new(
            "approval-over-limit",
            "Five jackets come back; 595.00 EUR is more than goes out without a person's approval.",
            "Nothing until the approval; then one credit memo over 595.00 EUR that names who approved it. The stock is back before.",
            s => s.Ordered(Of(s, Line(Article.Jacket, 5, Euro(595.00m), 95.00m)))
                .Accepted(Asks(Article.Jacket, ReasonCode.WrongItem, 5)).CameBack(Found(Article.Jacket, Grade.N, 5, condition: Condition.Sealed))
                .By(Cast.Approver, new CreditApproval(Story.Credit(1), null), hours: 4)),
    ];

    /// <summary>A refund of the one line of an order.</summary>
    internal static RefundReport Refund(string id, decimal moved, int quantity = 1) => new()
    {
        RefundId = id,
        Moved = Euro(moved),
        Lines = [new RefundLineReport("ol-1", quantity, Euro(moved))],
    };
}
