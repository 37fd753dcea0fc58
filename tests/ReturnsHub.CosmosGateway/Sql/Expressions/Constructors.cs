using System.Text.Json.Nodes;

namespace ReturnsHub.CosmosGateway.Sql.Expressions;

/// <summary>`[a, b]`; undefined items are left out.</summary>
internal sealed class ArrayConstructor(IReadOnlyList<SqlExpression> items) : SqlExpression
{
    public override IEnumerable<SqlExpression> Children => items;

    public override object? Evaluate(Row row)
    {
        var array = new JsonArray();
        foreach (var value in items.Select(item => item.Evaluate(row)).Where(value => value is not Undefined))
            array.Add(SqlValues.ToJson(value));
        return array;
    }
}

/// <summary>`{"name": a}`; undefined properties are left out.</summary>
internal sealed class ObjectConstructor(IReadOnlyList<(string Name, SqlExpression Value)> properties) : SqlExpression
{
    public override IEnumerable<SqlExpression> Children => properties.Select(property => property.Value);

    public override object? Evaluate(Row row)
    {
        var owner = new JsonObject();
        foreach (var (name, expression) in properties)
        {
            var value = expression.Evaluate(row);
            if (value is not Undefined)
                owner[name] = SqlValues.ToJson(value);
        }

        return owner;
    }
}
