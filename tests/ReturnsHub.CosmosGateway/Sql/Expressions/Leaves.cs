using System.Text.Json.Nodes;

namespace ReturnsHub.CosmosGateway.Sql.Expressions;

internal sealed class Literal(object? value) : SqlExpression
{
    public override object? Evaluate(Row row) => value;
}

internal sealed class AliasReference(string name) : SqlExpression
{
    public string Name => name;

    public override object? Evaluate(Row row) => row[name];
}

/// <summary>`source.name` and `source["name"]`, `source[0]`.</summary>
internal sealed class Member(SqlExpression source, SqlExpression key) : SqlExpression
{
    public SqlExpression Source => source;

    public SqlExpression Key => key;

    public override IEnumerable<SqlExpression> Children => [source, key];

    public override object? Evaluate(Row row) => (source.Evaluate(row), key.Evaluate(row)) switch
    {
        (JsonObject owner, string name) when owner.TryGetPropertyValue(name, out var value) => SqlValues.FromJson(value),
        (JsonArray items, double index) when index >= 0 && index < items.Count && index == Math.Floor(index) =>
            SqlValues.FromJson(items[(int)index]),
        _ => Undefined.Value,
    };
}
