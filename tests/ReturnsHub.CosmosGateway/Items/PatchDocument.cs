using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReturnsHub.CosmosGateway.Items;

/// <summary>
/// Partial updates: add, set, replace, remove, incr, move.
/// https://learn.microsoft.com/azure/cosmos-db/partial-document-update
/// </summary>
internal static class PatchDocument
{
    private const int MaxOperations = 10;

    /// <summary>Why the patch cannot be done, or null once it is.</summary>
    public static string? Apply(JsonObject item, JsonObject patch)
    {
        if (patch["operations"] is not JsonArray { Count: > 0 and <= MaxOperations } operations)
            return $"A patch takes 1 to {MaxOperations} operations.";
        return operations.OfType<JsonObject>()
            .Select(operation => ApplyOne(item, operation))
            .FirstOrDefault(problem => problem is not null);
    }

    private static string? ApplyOne(JsonObject item, JsonObject operation)
    {
        var kind = ((string?)operation["op"])?.ToLowerInvariant();
        var path = Segments((string?)operation["path"]);
        if (path.Length == 0 || kind is null)
            return "A patch operation needs an op and a path.";
        if (path is ["id"] || path[0].StartsWith('_'))
            return $"The path '{operation["path"]}' cannot be patched.";
        if (kind != "move")
            return ChangeAt(item, path, kind, operation["value"]?.DeepClone());
        var from = Segments((string?)operation["from"]);
        var moved = Find(item, from)?.DeepClone();
        return ChangeAt(item, from, "remove", null) ?? ChangeAt(item, path, "add", moved);
    }

    private static string[] Segments(string? path) =>
        [.. (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    private static JsonNode? Find(JsonNode? node, IEnumerable<string> path) => path.Aggregate(node, (at, name) => at switch
    {
        JsonObject owner => owner[name],
        JsonArray items when int.TryParse(name, out var index) && index < items.Count => items[index],
        _ => null,
    });

    private static string? ChangeAt(JsonObject item, string[] path, string kind, JsonNode? value) => Find(item, path[..^1]) switch
    {
        JsonArray items => ChangeItem(items, path[^1], kind, value),
        JsonObject owner => ChangeProperty(owner, path[^1], kind, value),
        _ => $"The path '{string.Join('/', path)}' does not exist.",
    };

    private static string? ChangeProperty(JsonObject owner, string name, string kind, JsonNode? value)
    {
        switch (kind)
        {
            case "add" or "set":
            case "replace" when owner.ContainsKey(name):
                owner[name] = value;
                return null;
            case "remove" when owner.Remove(name):
                return null;
            case "incr":
                return Increment(owner, name, value);
            default:
                return $"'{kind}' is not possible at '{name}'.";
        }
    }

    private static string? Increment(JsonObject owner, string name, JsonNode? value)
    {
        if (value?.GetValueKind() != JsonValueKind.Number || (owner[name] is { } old && old.GetValueKind() != JsonValueKind.Number))
            return $"'incr' needs numbers at '{name}'.";
        var sum = Number(owner[name]) + Number(value);
        owner[name] = JsonNode.Parse(sum.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    private static decimal Number(JsonNode? node) =>
        node is null ? 0 : decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string? ChangeItem(JsonArray items, string name, string kind, JsonNode? value)
    {
        if (name == "-" && kind is "add" or "set")
        {
            items.Add(value);
            return null;
        }

        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index > items.Count)
            return $"There is no place '{name}' in the array.";
        switch (kind)
        {
            case "add":
                items.Insert(index, value);
                return null;
            case "set" or "replace" when index < items.Count:
                items[index] = value;
                return null;
            case "remove" when index < items.Count:
                items.RemoveAt(index);
                return null;
            default:
                return $"'{kind}' is not possible at '{name}'.";
        }
    }
}
