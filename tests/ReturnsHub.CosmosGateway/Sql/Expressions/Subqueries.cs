using System.Text.Json.Nodes;

namespace ReturnsHub.CosmosGateway.Sql.Expressions;

internal sealed class Exists(SqlQuery query) : SqlExpression
{
    public override object? Evaluate(Row row) => QueryExecutor.Run(query, row).Count > 0;
}

/// <summary>`ARRAY(SELECT …)`.</summary>
internal sealed class ArraySubquery(SqlQuery query) : SqlExpression
{
    public override object? Evaluate(Row row) =>
        new JsonArray([.. QueryExecutor.Run(query, row).Select(node => node?.DeepClone())]);
}

/// <summary>`(SELECT VALUE …)`: its one value, undefined where there is none.</summary>
internal sealed class ScalarSubquery(SqlQuery query) : SqlExpression
{
    public override object? Evaluate(Row row)
    {
        var results = QueryExecutor.Run(query, row);
        return results.Count == 1 ? SqlValues.FromJson(results[0]) : Undefined.Value;
    }
}
