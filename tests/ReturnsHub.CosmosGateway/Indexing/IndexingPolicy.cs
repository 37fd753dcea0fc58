using System.Text.Json.Nodes;

namespace ReturnsHub.CosmosGateway.Indexing;

/// <summary>
/// Which paths of a container's items are indexed: the most precise included or excluded path decides; id and _ts always are.
/// https://learn.microsoft.com/azure/cosmos-db/index-policy
/// </summary>
internal sealed class IndexingPolicy
{
    private static readonly string[] _systemProperties = ["_rid", "_self", "_etag", "_attachments"];

    private readonly bool _isOff;
    private readonly List<PathRule> _rules;

    public IndexingPolicy(JsonObject policy)
    {
        _isOff = string.Equals((string?)policy["indexingMode"], "none", StringComparison.OrdinalIgnoreCase);
        _rules = [.. Rules(policy, "includedPaths", true), .. Rules(policy, "excludedPaths", false)];
        CompositeIndexes = [.. (policy["compositeIndexes"] as JsonArray ?? []).OfType<JsonArray>().Select(CompositeIndex.Read)];
    }

    public IReadOnlyList<CompositeIndex> CompositeIndexes { get; }

    /// <summary>Segments are property names, `[]` for the items of an array.</summary>
    public bool Covers(IReadOnlyList<string> path)
    {
        if (_isOff)
            return false;
        if (path is ["id"] or ["_ts"])
            return true;
        return _rules.Where(rule => rule.Matches(path)).MaxBy(rule => rule.Precision)?.IsIncluded ?? false;
    }

    /// <summary>What of the item goes into the index: each value at each indexed path once, and each composite index.</summary>
    public HashSet<string> TermsOf(JsonObject item)
    {
        var terms = new HashSet<string>();
        if (_isOff)
            return terms;
        foreach (var property in item.Where(property => !_systemProperties.Contains(property.Key)))
            Collect(property.Value, [property.Key], terms);
        terms.UnionWith(CompositeIndexes.Select((index, number) => $"composite {number}: {index.TermOf(item)}"));
        return terms;
    }

    private static IEnumerable<PathRule> Rules(JsonObject policy, string list, bool isIncluded) =>
        (policy[list] as JsonArray ?? []).Select(entry => PathRule.Read((string)entry!["path"]!, isIncluded));

    private void Collect(JsonNode? node, string[] path, HashSet<string> terms)
    {
        switch (node)
        {
            case JsonObject owner:
                foreach (var property in owner)
                    Collect(property.Value, [.. path, property.Key], terms);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Collect(item, [.. path, "[]"], terms);
                break;
            default:
                if (Covers(path))
                    terms.Add($"{string.Join('/', path)}: {node?.ToJsonString()}");
                break;
        }
    }

    /// <summary>`/a/b/?` means that value alone, `/a/*` everything from there on.</summary>
    private sealed record PathRule(string[] Prefix, bool IsExact, bool IsIncluded)
    {
        public int Precision => (Prefix.Length * 2) + (IsExact ? 1 : 0);

        public static PathRule Read(string path, bool isIncluded)
        {
            var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment.Trim('"')).ToArray();
            return segments is [.. var prefix, "?" or "*"]
                ? new PathRule(prefix, segments[^1] == "?", isIncluded)
                : new PathRule(segments, true, isIncluded);
        }

        public bool Matches(IReadOnlyList<string> path) =>
            (IsExact ? path.Count == Prefix.Length : path.Count >= Prefix.Length) && Prefix.SequenceEqual(path.Take(Prefix.Length));
    }
}
