using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Core.Deliver.Ledger;

/// <summary>
/// Tells which failures are one failure: a short hash over consumer, event type, category and the answer without what differs from
/// document to document.
/// </summary>
public static class Fingerprint
{
    /// <summary>Characters of a fingerprint: 48 bits in hex. Two failures that share one by chance are redriven together, no worse.</summary>
    public const int Length = 12;

    private const int LongestAnswer = 500;

    /// <summary>The fingerprint of a failure.</summary>
    public static string Of(string consumer, string eventType, string? category, string? answer)
    {
        var text = string.Join('\n', consumer, eventType, category, Normalise(answer));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
    }

    /// <summary>Whether a text has the shape of a fingerprint.</summary>
    public static bool IsOne(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);

    /// <summary>
    /// An answer in lower case, each word that has a digit in it (a number, an id, a time) as <c>#</c>, white space as one space. Linear in the
    /// text, of which the first 500 characters are looked at.
    /// </summary>
    internal static string Normalise(string? answer)
    {
        var text = Clip.Of(answer, LongestAnswer).ToLowerInvariant();
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && IsOfWord(text[end])) end++;
            if (end > at)
            {
                result.Append(text.AsSpan(at, end - at).IndexOfAnyInRange('0', '9') >= 0 ? "#" : text.AsSpan(at, end - at));
                at = end;
                continue;
            }

            if (!char.IsWhiteSpace(text[at])) result.Append(text[at]);
            else if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
            at++;
        }

        return result.ToString().TrimEnd();
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.';
}
