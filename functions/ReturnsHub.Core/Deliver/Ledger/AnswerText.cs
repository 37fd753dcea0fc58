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
        var tally = new Tally();
        return Clip.Of(EmailsAndLinks.Take(Ibans.Take(Clip.Of(answer, Longest), tally), tally), Longest);
    }
}
