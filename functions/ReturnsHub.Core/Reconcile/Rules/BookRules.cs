using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Reconcile.Rules;

/// <summary>What is to be in the consumer's books against what is.</summary>
internal static class BookRules
{
    public static IEnumerable<Difference> Of(ReturnFacts facts) =>
    [
        .. facts.Documents.SelectMany(d => Of(facts, d)),
        .. facts.Unbookable.Select(u => DifferenceCodes.Of(
            u.Category == "not-supported" ? DifferenceCodes.NotSupportedByConnector : DifferenceCodes.CannotBeBooked, u.Category, null, u.What)),
    ];

    private static IEnumerable<Difference> Of(ReturnFacts facts, BookedDocumentState document)
    {
        if (document.EventId is null)
        {
            if (document.Answer is BookedAnswer.Booked or BookedAnswer.Draft or BookedAnswer.Twice)
                yield return Found(document);
            yield break;
        }

        if (document.Answer == BookedAnswer.NotAsked)
        {
            yield return DifferenceCodes.Of(DifferenceCodes.NotAsked, document.Number, document.Amount, $"{CodeNames.Of(document.Kind)}: {facts.Quote(document.Why, "not asked")}");
            yield break;
        }

        if (document.Answer == BookedAnswer.Missing || (document.Answer == BookedAnswer.ByLedger && !facts.Confirmed(document)))
        {
            yield return Missing(facts, document);
            yield break;
        }

        if (document.Answer == BookedAnswer.Twice)
            yield return DifferenceCodes.Of(DifferenceCodes.BookedTwice, document.Number, document.Amount, $"{CodeNames.Of(document.Kind)}: {facts.Quote(document.Why, "The ERP has several of this number.")}");
        if (document.Answer == BookedAnswer.Draft)
            yield return DifferenceCodes.Of(DifferenceCodes.BookedNotPosted, document.Number, document.Amount, $"{CodeNames.Of(document.Kind)} {document.ForeignNumber} stands in the ERP unposted.");
        if (document is { Kind: BookedKind.CreditMemo, Amount: { } released, Total: { } other, TotalCurrency: { } currency } && currency != released.Currency)
            yield return DifferenceCodes.Of(DifferenceCodes.BookedAmountDiffers, document.Number, released, $"The books have {other} {currency} where {released} was released.");
        else if (document is { Kind: BookedKind.CreditMemo, Amount: { } amount, Total: { } total } && total != amount.Amount)
            yield return DifferenceCodes.Of(DifferenceCodes.BookedAmountDiffers, document.Number, Rest(total, amount), $"The ERP has {total} {amount.Currency} where {amount} was released.");
        else if (document.Answer == BookedAnswer.Booked && facts.DeliveryOf(document.EventId)?.Status == DeliveryStatus.DeadLettered)
            yield return DifferenceCodes.Of(DifferenceCodes.BookedThoughGivenUp, document.Number, document.Amount, $"{CodeNames.Of(document.Kind)} {document.ForeignNumber} is booked; the delivery ended with: {Answer(facts, document)}");
    }

    private static Difference Found(BookedDocumentState document) => DifferenceCodes.Of(
        DifferenceCodes.BookedWithoutRelease,
        document.Number,
        document.Amount,
        $"The ERP has {document.ForeignNumber}{(document.Answer == BookedAnswer.Draft ? " as a draft" : "")} on the number of a credit that was never released.");

    private static Difference Missing(ReturnFacts facts, BookedDocumentState document)
    {
        var confirmed = facts.Confirmed(document);
        var dead = facts.DeliveryOf(document.EventId)?.Status == DeliveryStatus.DeadLettered;
        var code = document.Kind switch
        {
            _ when facts.Pulls => dead ? DifferenceCodes.BookingRefused : facts.IsOverdue(document) ? DifferenceCodes.BookingNotConfirmed : DifferenceCodes.BookingAwaited,
            BookedKind.CreditMemo when confirmed => DifferenceCodes.CreditNotBooked,
            BookedKind.CreditMemo when dead => DifferenceCodes.CreditDeadLettered,
            BookedKind.CreditMemo => DifferenceCodes.CreditNotDelivered,
            BookedKind.StockMove or BookedKind.Receipt => DifferenceCodes.StockMoveMissing,
            BookedKind.Journal => DifferenceCodes.JournalMissing,
            _ => DifferenceCodes.DocumentMissing,
        };
        var units = document.Units > 0 ? $" of {document.Units} unit(s)" : "";
        var how = facts.Pulls ? $"the consumer {(dead ? $"refused it: {Said(facts, document)}" : "has not said that it booked it.")}" : $"the delivery {How(facts, document, confirmed)}";
        return DifferenceCodes.Of(code, document.Number, document.Amount, $"{CodeNames.Of(document.Kind)}{units} is not in the books; {how}");
    }

    private static string How(ReturnFacts facts, BookedDocumentState document, bool confirmed) => facts.DeliveryOf(document.EventId) switch
    {
        _ when confirmed => "was confirmed.",
        { Status: DeliveryStatus.DeadLettered } => $"was given up: {Answer(facts, document)}",
        { } open => $"stands at {CodeNames.Of(open.Status)} after {open.Attempts} attempt(s): {Answer(facts, document)}",
        null => "was not tried yet.",
    };

    private static string Answer(ReturnFacts facts, BookedDocumentState document) => facts.DeliveryOf(document.EventId) switch
    {
        { LastAnswer: { } answer } row => facts.Quote(Clip.Of(answer, 200), row.Category ?? "see the delivery."),
        _ => "no answer yet.",
    };

    private static string Said(ReturnFacts facts, BookedDocumentState document) => facts.DeliveryOf(document.EventId) is { Category: { } code } row ? facts.Quote($"{code}, {Clip.Of(row.LastAnswer, 200)}", code) : Answer(facts, document);

    private static Money Rest(decimal total, Money amount) => Money.Rounded(total - amount.Amount, amount.Currency);
}
