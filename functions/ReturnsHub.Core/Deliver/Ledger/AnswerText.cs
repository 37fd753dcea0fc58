using ReturnsHub.Core.Reasons;

namespace ReturnsHub.Core.Deliver.Ledger;

/// <summary>
/// What of an answer the ledger keeps. Connectors answer with redacted text; account numbers, addresses of mail and links are taken out here
/// once more, because a booking system may quote a customer's record back.
/// </summary>
internal static class AnswerText
{
    public const int Longest = 500;

    public static string Of(string answer)
    {
        var text = Clip.Of(answer, Longest);
        var tally = new Tally();
        text = Ibans.Take(text, tally);
        var mayHold = text.Contains('@', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase);
        return mayHold ? Clip.Of(EmailsAndLinks.Take(text, tally), Longest) : text;
    }
}
