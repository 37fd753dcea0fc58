using System.Text.Json.Nodes;

namespace ReturnsHub.CosmosGateway.Indexing;

/// <summary>Several paths in one index. It serves an ORDER BY of exactly its paths, all in its directions or all against them.</summary>
internal sealed record CompositeIndex(IReadOnlyList<(string Path, bool Descending)> Paths)
{
    public static CompositeIndex Read(JsonArray index) => new([.. index.Select(entry => ((string)entry!["path"]!, IsDescending(entry)))]);

    /// <summary>The item's values at the index's paths.</summary>
    public string TermOf(JsonObject item) => string.Join('|', Paths.Select(path => path.Path
        .Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate((JsonNode?)item, (node, name) => (node as JsonObject)?[name])?.ToJsonString()));

    public bool Serves(IReadOnlyList<(string Path, bool Descending)> order) =>
        order.Count == Paths.Count
        && order.Zip(Paths).All(pair => pair.First.Path == pair.Second.Path)
        && order.Zip(Paths).Select(pair => pair.First.Descending == pair.Second.Descending).Distinct().Count() == 1;

    private static bool IsDescending(JsonNode entry) =>
        string.Equals((string?)entry["order"], "descending", StringComparison.OrdinalIgnoreCase);
}
