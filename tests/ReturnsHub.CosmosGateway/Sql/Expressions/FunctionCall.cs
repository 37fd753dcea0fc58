namespace ReturnsHub.CosmosGateway.Sql.Expressions;

internal sealed class FunctionCall : SqlExpression
{
    private readonly IReadOnlyList<SqlExpression> _arguments;
    private readonly Func<IReadOnlyList<object?>, object?> _function;

    public FunctionCall(string name, IReadOnlyList<SqlExpression> arguments)
    {
        Name = name.ToUpperInvariant();
        _arguments = arguments;
        _function = BuiltInFunctions.Find(Name, arguments.Count);
    }

    public string Name { get; }

    public override IEnumerable<SqlExpression> Children => _arguments;

    public override object? Evaluate(Row row) => _function([.. _arguments.Select(argument => argument.Evaluate(row))]);
}
