using System.Text.RegularExpressions;

namespace ReturnsHub.Core.Primitives;

/// <summary>
/// Serial numbers and IMEIs as people and scanners write them. An IMEI is 15 digits, the last of them a check digit by Luhn's
/// algorithm (3GPP TS 23.003, 6.2.1 and annex B, https://www.3gpp.org/dynareport/23003.htm).
/// </summary>
public static partial class SerialNumber
{
    private const int ImeiLength = 15;

    /// <summary>Compares serial numbers by <see cref="Normal"/>.</summary>
    public static IEqualityComparer<string> Comparer { get; } = new ByNormal();

    /// <summary>
    /// The form in which serial numbers are compared: without blanks and a leading <c>IMEI</c> or <c>SN</c> label, in upper case; an
    /// IMEI also without the dashes and strokes it is printed with.
    /// </summary>
    public static string Normal(string text)
    {
        var bare = Label().Replace(string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant(), "");
        var digits = string.Concat(bare.Where(c => c is not ('-' or '/')));
        return digits.Length == ImeiLength && digits.All(char.IsAsciiDigit) ? digits : bare;
    }

    /// <summary>What to tell somebody who typed <paramref name="text"/>: it looks like an IMEI and its check digit is wrong. Null when nothing is wrong.</summary>
    public static string? Fault(string text)
    {
        // A plain serial number of 15 digits is possible: written with its label it is taken as one.
        if (PlainLabel().IsMatch(text)) return null;
        var normal = Normal(text);
        var labelled = ImeiLabel().IsMatch(text);
        if (normal.Length != ImeiLength || !normal.All(char.IsAsciiDigit)) return labelled ? "is called an IMEI and has not 15 digits. Dial *#06# on the device to see it." : null;
        return PassesLuhn(normal) ? null : "has 15 digits like an IMEI, and its check digit is wrong: read it again (*#06# on the device). If it is a plain serial number, write SN: before it.";
    }

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 1 : 2);
            sum += value / 10 + value % 10;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"^(IMEI[:.#]?|S/?N[:.#])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s*S\s?/?\s?N\s?[:.#]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlainLabel();

    [GeneratedRegex(@"^\s*IMEI", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ImeiLabel();

    private sealed class ByNormal : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x is null || y is null ? x == y : string.Equals(Normal(x), Normal(y), StringComparison.Ordinal);

        public int GetHashCode(string obj) => string.GetHashCode(Normal(obj), StringComparison.Ordinal);
    }
}
