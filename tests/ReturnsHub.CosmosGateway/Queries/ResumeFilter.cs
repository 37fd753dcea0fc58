using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Resources;
using ReturnsHub.CosmosGateway.Sql;

namespace ReturnsHub.CosmosGateway.Queries;

/// <summary>
/// Where the SDK wants a sorted query to go on in this partition: it rewrites the query so that each result carries its sort values
/// and its rid, and sends the last values it gave out, with the rid where the last result came from this partition.
/// </summary>
internal sealed class ResumeFilter
{
    private readonly IReadOnlyList<object?> _values;
    private readonly IReadOnlyList<bool> _descending;
    private readonly long? _item;
    private readonly bool _excludesEqual;

    private ResumeFilter(JsonObject filter, SqlQuery query)
    {
        _values = [.. filter["value"]!.AsArray().Select(Value)];
        _descending = [.. query.OrderBy.Select(order => order.Descending)];
        _item = (string?)filter["rid"] is { } rid ? ResourceIds.ItemNumber(rid) : null;
        _excludesEqual = (bool?)filter["exclude"] == true;
    }

    public static ResumeFilter? Read(JsonObject body, SqlQuery query) =>
        body["resumeFilter"] is JsonObject filter ? new ResumeFilter(filter, query) : null;

    /// <summary>How many of the sorted results lie before the point.</summary>
    public int Skip(IEnumerable<JsonNode?> results) => results.TakeWhile(result => IsBefore((JsonObject)result!)).Count();

    private static object? Value(JsonNode? value) => value is JsonArray ? Undefined.Value : SqlValues.FromJson(value);

    private static object? SortValue(JsonNode? item) =>
        item is JsonObject owner && owner.TryGetPropertyValue("item", out var value) ? SqlValues.FromJson(value) : Undefined.Value;

    private bool IsBefore(JsonObject result)
    {
        var order = Compare(result["orderByItems"]!.AsArray());
        if (order != 0)
            return order < 0;
        if (_item is not { } item)
            return _excludesEqual;
        var number = ResourceIds.ItemNumber((string)result["_rid"]!);
        return _descending[0] ? number > item : number < item;
    }

    private int Compare(JsonArray items)
    {
        for (var i = 0; i < _values.Count; i++)
        {
            var order = SqlValues.Compare(SortValue(items[i]), _values[i]);
            if (order != 0)
                return _descending[i] ? -order : order;
        }

        return 0;
    }
}
