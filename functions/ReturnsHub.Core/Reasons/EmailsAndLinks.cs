using System.Text.RegularExpressions;

namespace ReturnsHub.Core.Reasons;

/// <summary>Finds e-mail addresses, also spelt out ("anna (at) example (dot) com"), and web addresses.</summary>
internal static partial class EmailsAndLinks
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // What may stand before the @: RFC 5322 atom characters and letters of any script, quotation marks included.
    private const string Local = """[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~"\-]+""";

    public static string Take(string text, Tally tally)
    {
        text = tally.TakeAll(text, Email, Placeholder.Email);
        text = tally.TakeAll(text, Spaced, Placeholder.Email);
        text = tally.TakeAll(text, SpeltOut, Placeholder.Email);
        return tally.TakeAll(text, Link, Placeholder.Url);
    }

    [GeneratedRegex(Local + """(@\[?[\p{L}\p{M}\p{N}_.:\-]*[\p{L}\p{M}\p{N}]\]?)+""", Options)]
    private static partial Regex Email { get; }

    [GeneratedRegex(Local + """ ?@ ?[\p{L}\p{N}\-]+( ?\. ?[\p{L}\p{N}\-]+)+""", Options)]
    private static partial Regex Spaced { get; }

    [GeneratedRegex(Local + """( ?[\(\[{] ?(at|ät|arroba|chiocciola) ?[\)\]}] ?[\p{L}\p{N}.\-]+( ?[\(\[{] ?(dot|punkt|punto|point) ?[\)\]}] ?[\p{L}\p{N}\-]+)*| (at|arroba|chiocciola) [\p{L}\p{N}\-]+( (dot|punkt|punto|point) [\p{L}\p{N}\-]+)+)""", Options)]
    private static partial Regex SpeltOut { get; }

    // A bare domain counts with a path, or with an ending that is no word of a sentence without a space after its full stop.
    [GeneratedRegex("""((https?|ftp)://|www\.)[^\s<>]+|([\p{L}\p{N}\-]+\.)+[\p{L}]{2,}/[^\s<>]+|([\p{L}\p{N}\-]+\.)+(com|net|org|info|eu|shop|store|de|uk|fr|nl|dk)\b""", Options)]
    private static partial Regex Link { get; }
}
