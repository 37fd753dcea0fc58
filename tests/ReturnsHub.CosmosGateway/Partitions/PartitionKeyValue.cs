using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Sql;

namespace ReturnsHub.CosmosGateway.Partitions;

/// <summary>A partition key as it stands in the request header: a JSON array, `{}` for a path the item lacks.</summary>
internal sealed class PartitionKeyValue : IEquatable<PartitionKeyValue>
{
    private PartitionKeyValue(IReadOnlyList<JsonNode?> components)
    {
        Components = [.. components.Select(component => SqlValues.ToJson(SqlValues.FromJson(component)))];
        Text = new JsonArray([.. Components.Select(component => component?.DeepClone())]).ToJsonString();
    }

    public IReadOnlyList<JsonNode?> Components { get; }

    public string Text { get; }

    public static PartitionKeyValue Parse(string header) => new([.. JsonNode.Parse(header)!.AsArray()]);

    public static PartitionKeyValue Of(JsonObject item, IEnumerable<string> paths) => new([.. paths.Select(path => Find(item, path))]);

    public bool Equals(PartitionKeyValue? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as PartitionKeyValue);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;

    private static JsonNode? Find(JsonObject item, string path)
    {
        JsonNode? found = item;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (found is not JsonObject owner || !owner.TryGetPropertyValue(name, out found))
                return new JsonObject();
        }

        return found;
    }
}
