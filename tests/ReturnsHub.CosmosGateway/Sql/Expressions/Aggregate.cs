namespace ReturnsHub.CosmosGateway.Sql.Expressions;

/// <summary>
/// COUNT, SUM, AVG, MIN, MAX over the rows of a group, as the service counts them: undefined values are left out; SUM and AVG are
/// undefined once any value is not a number; MIN and MAX once any is an array or an object.
/// https://learn.microsoft.com/azure/cosmos-db/nosql/query/aggregate-functions
/// </summary>
internal sealed class Aggregate(string function, SqlExpression argument) : SqlExpression
{
    private static readonly string[] _functions = ["COUNT", "SUM", "AVG", "MIN", "MAX"];

    public override IEnumerable<SqlExpression> Children => [argument];

    public static bool IsAggregate(string name) => _functions.Contains(name, StringComparer.OrdinalIgnoreCase);

    public override object? Evaluate(Row row)
    {
        if (row.Group is null)
            throw new SqlException($"The aggregate '{function}' is not allowed here.");
        var values = row.Group.Select(argument.Evaluate).Where(value => value is not Undefined).ToList();
        return function switch
        {
            "COUNT" => (double)values.Count,
            "SUM" => values.TrueForAll(value => value is double) ? values.OfType<double>().Sum() : Undefined.Value,
            "AVG" => values.Count > 0 && values.TrueForAll(value => value is double) ? values.OfType<double>().Average() : Undefined.Value,
            "MIN" => Extreme(values, -1),
            _ => Extreme(values, 1),
        };
    }

    private static object? Extreme(List<object?> values, int sign)
    {
        if (values.Count == 0 || !values.TrueForAll(value => value is null or bool or double or string))
            return Undefined.Value;
        return values.Aggregate((best, value) => SqlValues.Compare(value, best) * sign > 0 ? value : best);
    }
}
