using System.Text.RegularExpressions;
using ReturnsHub.Core.Reasons;

namespace ReturnsHub.Core.Deliver.Ledger;

/// <summary>
/// What of an answer the ledger keeps. Connectors answer with redacted text; account numbers, addresses of mail and links are taken out here
/// once more, because a booking system may quote a customer's record back.
/// </summary>
internal static partial class AnswerText
{
    public const int Longest = 500;

    // Stands for a document number while others' numbers are looked for. Foreign text has none: control characters were replaced.
    private const char Held = '\u0001';

    public static string Of(string answer)
    {
        var text = Clip.Of(answer, Longest);
        var tally = new Tally();
        // The hub's own numbers can look like account numbers, and are what a person needs to find the document.
        var own = Own().Matches(text);
        text = Ibans.Take(Own().Replace(text, Held.ToString()), tally);
        foreach (var number in own.Select(m => m.Value)) text = Restored(text, number);
        var mayHold = text.Contains('@', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase);
        return mayHold ? Clip.Of(EmailsAndLinks.Take(text, tally), Longest) : text;
    }

    private static string Restored(string text, string number) => text.IndexOf(Held, StringComparison.Ordinal) is >= 0 and var at ? text[..at] + number + text[(at + 1)..] : text;

    [GeneratedRegex("(RH|RA|RC|SM|SB|JE|CB)-[0-9A-HJKMNP-TV-Z]{24}(-[0-9A-Z]{1,7})?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Own();
}
