using ReturnsHub.CosmosGateway.Sql.Expressions;

namespace ReturnsHub.CosmosGateway.Sql;

/// <summary>Reads a SELECT and its clauses; <see cref="ExpressionParser"/> reads what stands between them.</summary>
internal sealed class QueryParser
{
    private static readonly string[] _clauses = ["FROM", "JOIN", "IN", "WHERE", "GROUP", "ORDER", "OFFSET", "AS"];

    private readonly TokenReader _tokens;
    private readonly ExpressionParser _expressions;

    private QueryParser(TokenReader tokens, IReadOnlyDictionary<string, object?> parameters)
    {
        _tokens = tokens;
        _expressions = new ExpressionParser(tokens, parameters, ReadInner);
    }

    public static SqlQuery Parse(string sql, IReadOnlyDictionary<string, object?> parameters)
    {
        var parser = new QueryParser(new TokenReader(sql), parameters);
        var query = parser.Read(isInner: false);
        parser._tokens.NeedEnd();
        return query;
    }

    /// <summary>A patch's condition, `from c where …`.</summary>
    public static SqlQuery ParseCondition(string condition) => Parse("SELECT * " + condition, new Dictionary<string, object?>());

    private SqlQuery ReadInner() => Read(isInner: true);

    private SqlQuery Read(bool isInner)
    {
        _tokens.NeedWord("SELECT");
        var query = ReadFrom(ReadSelect(), isInner);
        if (_tokens.TakeWord("WHERE"))
            query = query with { Where = _expressions.Read() };
        if (_tokens.TakeWord("GROUP"))
            query = query with { GroupBy = ReadGroupBy() };
        if (_tokens.TakeWord("ORDER"))
            query = query with { OrderBy = ReadOrderBy() };
        return _tokens.TakeWord("OFFSET") ? ReadOffset(query) : query;
    }

    private SqlQuery ReadSelect()
    {
        var query = new SqlQuery { Distinct = _tokens.TakeWord("DISTINCT") };
        if (_tokens.TakeWord("TOP"))
            query = query with { Limit = ReadCount() };
        if (_tokens.TakeSymbol("*"))
            return query with { SelectsEverything = true };
        if (_tokens.TakeWord("VALUE"))
            return query with { SelectsValue = true, Items = [new SelectItem("", _expressions.Read())] };
        var items = new List<SelectItem>();
        do
            items.Add(ReadItem(items.Count));
        while (_tokens.TakeSymbol(","));
        return query with { Items = items };
    }

    private SelectItem ReadItem(int index)
    {
        var value = _expressions.Read();
        if (_tokens.TakeWord("AS") || IsAlias())
            return new SelectItem(_tokens.NeedName(), value);
        return new SelectItem(NameOf(value) ?? $"${index + 1}", value);
    }

    private static string? NameOf(SqlExpression value) => value switch
    {
        AliasReference alias => alias.Name,
        Member { Key: Literal key } => key.Evaluate(Row.Empty) as string,
        _ => null,
    };

    private SqlQuery ReadFrom(SqlQuery query, bool isInner)
    {
        if (!_tokens.TakeWord("FROM"))
            return query;
        var joins = new List<ArrayJoin>();
        var first = _tokens.NeedName();
        if (_tokens.TakeWord("IN"))
        {
            joins.Add(new ArrayJoin(first, _expressions.ReadPath()));
        }
        else
        {
            var path = _expressions.ReadPathFrom(first);
            var alias = _tokens.TakeWord("AS") || IsAlias() ? _tokens.NeedName() : NameOf(path) ?? first;
            query = query with { Alias = alias, Source = isInner ? path : null };
        }

        while (_tokens.TakeWord("JOIN"))
        {
            var alias = _tokens.NeedName();
            _tokens.NeedWord("IN");
            joins.Add(new ArrayJoin(alias, _expressions.ReadPath()));
        }

        return query with { Joins = joins };
    }

    private List<SqlExpression> ReadGroupBy()
    {
        _tokens.NeedWord("BY");
        var keys = new List<SqlExpression>();
        do
            keys.Add(_expressions.Read());
        while (_tokens.TakeSymbol(","));
        return keys;
    }

    private List<OrderItem> ReadOrderBy()
    {
        _tokens.NeedWord("BY");
        var order = new List<OrderItem>();
        do
        {
            var value = _expressions.Read();
            var descending = _tokens.TakeWord("DESC");
            if (!descending)
                _tokens.TakeWord("ASC");
            order.Add(new OrderItem(value, descending));
        }
        while (_tokens.TakeSymbol(","));
        return order;
    }

    private SqlQuery ReadOffset(SqlQuery query)
    {
        var offset = ReadCount();
        _tokens.NeedWord("LIMIT");
        return query with { Offset = offset, Limit = ReadCount() };
    }

    private int ReadCount() => _expressions.ReadPrimary().Evaluate(Row.Empty) is double number and >= 0 and <= int.MaxValue
        ? (int)number
        : throw new SqlException("TOP, OFFSET and LIMIT take a whole number of 0 or more.");

    private bool IsAlias() =>
        _tokens.Current.Kind == TokenKind.Word && !_clauses.Contains(_tokens.Current.Text, StringComparer.OrdinalIgnoreCase);
}
