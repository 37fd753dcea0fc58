using System.Text.RegularExpressions;

namespace ReturnsHub.Infra.Tests.Telemetry;

/// <summary>The instruments and tags that the sources name.</summary>
internal static partial class Instruments
{
    /// <summary>Names of all instruments.</summary>
    public static IReadOnlySet<string> Names { get; } = Repository.Sources("functions")
        .SelectMany(f => Created().Matches(File.ReadAllText(f)).Select(m => m.Groups["name"].Value)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Every string that stands as a tag's name beside an instrument, or in the list of attribute names.</summary>
    public static IReadOnlySet<string> Tags { get; } = Repository.Sources("functions").Select(File.ReadAllText)
        .Where(s => s.Contains("System.Diagnostics.Metrics", StringComparison.Ordinal) || s.Contains("class SpanTags", StringComparison.Ordinal))
        .SelectMany(s => Tag().Matches(s).Select(m => m.Groups["name"].Value)).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\.Create(?:Counter|Histogram|UpDownCounter|Gauge|Observable\w+)(?:<\w+>)?\(\s*""(?<name>[^""]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex Created();

    [GeneratedRegex("\"(?<name>[a-z][a-z._]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
