using System.Text.RegularExpressions;

namespace ReturnsHub.Infra.Tests.Telemetry;

/// <summary>The queries over the hub's telemetry: those of the alarms and those of the workbook.</summary>
internal static partial class Queries
{
    /// <summary>Tables of a workspace that the hub's telemetry goes to (https://learn.microsoft.com/azure/azure-monitor/reference/tables-category).</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Tables = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["AppRequests"] = ["TimeGenerated", "Name", "Url", "ResultCode", "Success", "DurationMs", "ItemCount", "Properties"],
        ["AppMetrics"] = ["TimeGenerated", "Name", "Sum", "Min", "Max", "ItemCount", "Properties"],
    };

    /// <summary>Every query by the file, or the part of the workbook, it stands in.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Read();

    /// <summary>The tables a query reads: what stands alone on a line, or behind an opening bracket.</summary>
    public static IEnumerable<string> TablesOf(string query) => Table().Matches(WithoutComments(query)).Select(m => m.Groups["name"].Value);

    /// <summary>The metrics a query asks for.</summary>
    public static IEnumerable<string> MetricsOf(string query) => Metric().Matches(query).Select(m => m.Groups["name"].Value);

    /// <summary>The tags a query splits by.</summary>
    public static IEnumerable<string> TagsOf(string query) => Tag().Matches(query).Select(m => m.Groups["dot"].Success ? m.Groups["dot"].Value : m.Groups["index"].Value);

    private static string WithoutComments(string query) => string.Join('\n', query.Split('\n').Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static Dictionary<string, string> Read()
    {
        var queries = Directory.EnumerateFiles(Repository.Path("infra", "queries"), "*.kql")
            .ToDictionary(f => Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal);
        foreach (var item in InfraJson.Read("workbook.json").GetProperty("items").EnumerateArray())
        {
            if (item.GetProperty("content").TryGetProperty("query", out var query))
                queries.Add(item.GetProperty("name").GetString()!, query.GetString()!);
        }

        return queries;
    }

    [GeneratedRegex(@"(?:^|\()(?<name>[A-Z][A-Za-z]+)\s*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Table();

    [GeneratedRegex("Name == \"(?<name>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Metric();

    [GeneratedRegex(@"Properties(?:\.(?<dot>[a-z]+)|\[""(?<index>[^""]+)""\])", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
