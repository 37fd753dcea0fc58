namespace ReturnsHub.CosmosGateway.Sql.Expressions;

/// <summary>AND and OR with undefined as the third value: what already decides wins, else undefined stays.</summary>
internal sealed class Logical(SqlExpression left, bool isAnd, SqlExpression right) : SqlExpression
{
    public bool IsAnd => isAnd;

    public override IEnumerable<SqlExpression> Children => [left, right];

    public override object? Evaluate(Row row)
    {
        var decisive = !isAnd;
        var first = left.Evaluate(row);
        if (first is bool a && a == decisive)
            return decisive;
        var second = right.Evaluate(row);
        if (second is bool b && b == decisive)
            return decisive;
        return first is bool && second is bool ? !decisive : Undefined.Value;
    }
}

internal sealed class Not(SqlExpression operand) : SqlExpression
{
    public override IEnumerable<SqlExpression> Children => [operand];

    public override object? Evaluate(Row row) => operand.Evaluate(row) is bool value ? !value : Undefined.Value;
}

/// <summary>`condition ? a : b` and IIF.</summary>
internal sealed class Conditional(SqlExpression condition, SqlExpression whenTrue, SqlExpression otherwise) : SqlExpression
{
    public override IEnumerable<SqlExpression> Children => [condition, whenTrue, otherwise];

    public override object? Evaluate(Row row) => condition.Evaluate(row) is true ? whenTrue.Evaluate(row) : otherwise.Evaluate(row);
}

/// <summary>`a ?? b`: b where a is not there.</summary>
internal sealed class Coalesce(SqlExpression value, SqlExpression fallback) : SqlExpression
{
    public override IEnumerable<SqlExpression> Children => [value, fallback];

    public override object? Evaluate(Row row)
    {
        var found = value.Evaluate(row);
        return found is Undefined ? fallback.Evaluate(row) : found;
    }
}
