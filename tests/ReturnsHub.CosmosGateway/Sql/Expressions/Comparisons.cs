using System.Text.RegularExpressions;

namespace ReturnsHub.CosmosGateway.Sql.Expressions;

internal sealed class Comparison(SqlExpression left, string symbol, SqlExpression right) : SqlExpression
{
    public override IEnumerable<SqlExpression> Children => [left, right];

    public override object? Evaluate(Row row) => Compare(left.Evaluate(row), symbol, right.Evaluate(row));

    public static object Compare(object? a, string symbol, object? b)
    {
        if (symbol is "=")
            return SqlValues.AreEqual(a, b);
        if (symbol is "!=" or "<>")
            return SqlValues.AreEqual(a, b) is bool equal ? !equal : Undefined.Value;
        if (!SqlValues.AreOrdered(a, b))
            return Undefined.Value;
        var order = SqlValues.Compare(a, b);
        return symbol switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}

internal sealed class In(SqlExpression value, IReadOnlyList<SqlExpression> choices) : SqlExpression
{
    public override IEnumerable<SqlExpression> Children => [value, .. choices];

    public override object? Evaluate(Row row)
    {
        var sought = value.Evaluate(row);
        if (sought is Undefined)
            return Undefined.Value;
        return choices.Any(choice => SqlValues.AreEqual(sought, choice.Evaluate(row)) is true);
    }
}

internal sealed class Between(SqlExpression value, SqlExpression low, SqlExpression high) : SqlExpression
{
    public override IEnumerable<SqlExpression> Children => [value, low, high];

    public override object? Evaluate(Row row)
    {
        var (found, least, most) = (value.Evaluate(row), low.Evaluate(row), high.Evaluate(row));
        if (!SqlValues.AreOrdered(found, least) || !SqlValues.AreOrdered(found, most))
            return Undefined.Value;
        return SqlValues.Compare(found, least) >= 0 && SqlValues.Compare(found, most) <= 0;
    }
}

/// <summary>`text LIKE 'pre%'`: % any text, _ one character.</summary>
internal sealed class Like(SqlExpression text, SqlExpression pattern) : SqlExpression
{
    public override IEnumerable<SqlExpression> Children => [text, pattern];

    public override object? Evaluate(Row row)
    {
        if (text.Evaluate(row) is not string value || pattern.Evaluate(row) is not string like)
            return Undefined.Value;
        var regex = Regex.Escape(like).Replace("%", ".*", StringComparison.Ordinal).Replace("_", ".", StringComparison.Ordinal);
        return Regex.IsMatch(value, $@"\A{regex}\z", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
