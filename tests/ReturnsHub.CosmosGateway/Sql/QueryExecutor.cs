using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Sql.Expressions;

namespace ReturnsHub.CosmosGateway.Sql;

/// <summary>Runs a query over rows: join, filter, group or sort, project, cut.</summary>
internal static class QueryExecutor
{
    /// <summary>Over the items of a container's part.</summary>
    public static IReadOnlyList<JsonNode?> Run(SqlQuery query, IEnumerable<JsonObject> items) =>
        Run(query, items.Select(item => Row.Empty.With(query.Alias ?? "", item)));

    /// <summary>As an inner query, over what its source gives for the outer row.</summary>
    public static IReadOnlyList<JsonNode?> Run(SqlQuery query, Row outer) => Run(query, InnerRows(query, outer));

    private static IEnumerable<Row> InnerRows(SqlQuery query, Row outer)
    {
        if (query.Source is null)
            return [outer];
        var value = query.Source.Evaluate(outer);
        return value is Undefined ? [] : [outer.With(query.Alias ?? "", value)];
    }

    private static IReadOnlyList<JsonNode?> Run(SqlQuery query, IEnumerable<Row> source)
    {
        var rows = query.Joins.Aggregate(source, Join);
        if (query.Where is not null)
            rows = rows.Where(row => query.Where.Evaluate(row) is true);
        if (query.IsGrouped)
            rows = Group(query, rows);
        if (query.OrderBy.Count > 0)
            rows = Sort(query.OrderBy, rows);
        var results = rows.Select(row => Project(query, row)).Where(value => value is not Undefined).Select(SqlValues.ToJson);
        if (query.Distinct)
            results = results.DistinctBy(node => node?.ToJsonString() ?? "null");
        results = results.Skip(query.Offset);
        return query.Limit is { } limit ? [.. results.Take(limit)] : [.. results];
    }

    private static IEnumerable<Row> Join(IEnumerable<Row> rows, ArrayJoin join) => rows.SelectMany(row =>
        join.Source.Evaluate(row) is JsonArray items ? items.Select(item => row.With(join.Alias, SqlValues.FromJson(item))) : []);

    private static IEnumerable<Row> Group(SqlQuery query, IEnumerable<Row> rows)
    {
        if (query.GroupBy.Count == 0)
        {
            var all = rows.ToList();
            return [Row.OfGroup(all.Count > 0 ? all[0] : Row.Empty, all)];
        }

        return rows.GroupBy(row => string.Join('\u0001', query.GroupBy.Select(key => SqlValues.ToKey(key.Evaluate(row)))))
            .Select(group => group.ToList())
            .Select(group => Row.OfGroup(group[0], group));
    }

    /// <summary>Rows that sort alike stay as they lie, or turn round where the first property falls: so the SDK resumes them.</summary>
    private static IEnumerable<Row> Sort(IReadOnlyList<OrderItem> order, IEnumerable<Row> rows) =>
        (order[0].Descending ? rows.Reverse() : rows).Order(Comparer<Row>.Create((a, b) => Compare(order, a, b)));

    private static int Compare(IReadOnlyList<OrderItem> order, Row left, Row right)
    {
        foreach (var (value, descending) in order)
        {
            var result = SqlValues.Compare(value.Evaluate(left), value.Evaluate(right));
            if (result != 0)
                return descending ? -result : result;
        }

        return 0;
    }

    private static object? Project(SqlQuery query, Row row)
    {
        if (query.SelectsEverything)
            return row[query.Alias ?? throw new SqlException("'SELECT *' is only valid with a single input set.")];
        if (query.SelectsValue)
            return query.Items[0].Value.Evaluate(row);
        var result = new JsonObject();
        foreach (var item in query.Items)
        {
            var value = item.Value.Evaluate(row);
            if (value is not Undefined)
                result[item.Name] = SqlValues.ToJson(value);
        }

        return result;
    }
}
