namespace ReturnsHub.CosmosGateway.Sql.Expressions;

internal sealed class Arithmetic(SqlExpression left, string symbol, SqlExpression right) : SqlExpression
{
    public override IEnumerable<SqlExpression> Children => [left, right];

    public override object? Evaluate(Row row) => (left.Evaluate(row), symbol, right.Evaluate(row)) switch
    {
        (double a, "+", double b) => a + b,
        (double a, "-", double b) => a - b,
        (double a, "*", double b) => a * b,
        (double a, "/", double b) when b != 0 => a / b,
        (double a, "%", double b) when b != 0 => a % b,
        (string a, "||", string b) => a + b,
        _ => Undefined.Value,
    };
}

internal sealed class Negation(SqlExpression operand) : SqlExpression
{
    public override IEnumerable<SqlExpression> Children => [operand];

    public override object? Evaluate(Row row) => operand.Evaluate(row) is double number ? -number : Undefined.Value;
}
