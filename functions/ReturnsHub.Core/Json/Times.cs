using System.Globalization;
using System.Text.RegularExpressions;

namespace ReturnsHub.Core.Json;

/// <summary>Reads and writes times.</summary>
public static partial class Times
{
    /// <summary>The time in UTC, RFC 3339, without trailing zeros of a second.</summary>
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads an RFC 3339 time with a zone. Digits past the seventh of a second are cut: Shopify sends nine
    /// (https://shopify.dev/docs/apps/build/webhooks/delivery-structure), .NET keeps seven.
    /// </summary>
    public static bool TryRead(string? text, out DateTimeOffset time)
    {
        time = default;
        if (text is not { Length: >= 20 and <= 40 }) return false;
        var cut = LongFraction().Replace(text, "${kept}");
        if (!HasZone().IsMatch(cut)) return false;
        if (!DateTimeOffset.TryParse(cut, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)) return false;
        time = time.ToUniversalTime();
        return true;
    }

    [GeneratedRegex(@"(?<kept>\.\d{7})\d+", RegexOptions.NonBacktracking)]
    private static partial Regex LongFraction();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HasZone();
}
