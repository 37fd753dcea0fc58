using ReturnsHub.CosmosGateway.Sql.Expressions;

namespace ReturnsHub.CosmosGateway.Sql;

/// <summary>Reads scalar expressions by precedence, loosest first.</summary>
internal sealed class ExpressionParser(TokenReader tokens, IReadOnlyDictionary<string, object?> parameters, Func<SqlQuery> readQuery)
{
    private static readonly string[] _comparisons = ["=", "!=", "<>", "<=", ">=", "<", ">"];

    public SqlExpression Read()
    {
        var value = ReadOr();
        while (tokens.TakeSymbol("??"))
            value = new Coalesce(value, ReadOr());
        if (!tokens.TakeSymbol("?"))
            return value;
        var whenTrue = Read();
        tokens.NeedSymbol(":");
        return new Conditional(value, whenTrue, Read());
    }

    /// <summary>`c.lines`, the source of a join.</summary>
    public SqlExpression ReadPath() => ReadPathFrom(tokens.NeedName());

    public SqlExpression ReadPathFrom(string alias) => ReadMembers(new AliasReference(alias));

    public SqlExpression ReadPrimary()
    {
        if (tokens.TakeSymbol("-"))
            return new Negation(ReadPrimary());
        if (tokens.TakeSymbol("+"))
            return ReadPrimary();
        return ReadMembers(ReadOperand());
    }

    private SqlExpression ReadOr()
    {
        var left = ReadAnd();
        while (tokens.TakeWord("OR"))
            left = new Logical(left, isAnd: false, ReadAnd());
        return left;
    }

    private SqlExpression ReadAnd()
    {
        var left = ReadNot();
        while (tokens.TakeWord("AND"))
            left = new Logical(left, isAnd: true, ReadNot());
        return left;
    }

    private SqlExpression ReadNot() => tokens.TakeWord("NOT") ? new Not(ReadNot()) : ReadComparison();

    private SqlExpression ReadComparison()
    {
        var left = ReadSum();
        var negated = tokens.TakeWord("NOT");
        if (ReadTest(left) is { } test)
            return negated ? new Not(test) : test;
        if (negated)
            throw tokens.Unexpected();
        var symbol = _comparisons.FirstOrDefault(tokens.TakeSymbol);
        return symbol is null ? left : new Comparison(left, symbol, ReadSum());
    }

    private SqlExpression? ReadTest(SqlExpression left)
    {
        if (tokens.TakeWord("IN"))
        {
            tokens.NeedSymbol("(");
            return new In(left, ReadList(")"));
        }

        if (tokens.TakeWord("LIKE"))
            return new Like(left, ReadSum());
        if (!tokens.TakeWord("BETWEEN"))
            return null;
        var low = ReadSum();
        tokens.NeedWord("AND");
        return new Between(left, low, ReadSum());
    }

    private SqlExpression ReadSum()
    {
        var left = ReadProduct();
        while (tokens.IsSymbol("+") || tokens.IsSymbol("-") || tokens.IsSymbol("||"))
            left = new Arithmetic(left, tokens.Take().Text, ReadProduct());
        return left;
    }

    private SqlExpression ReadProduct()
    {
        var left = ReadPrimary();
        while (tokens.IsSymbol("*") || tokens.IsSymbol("/") || tokens.IsSymbol("%"))
            left = new Arithmetic(left, tokens.Take().Text, ReadPrimary());
        return left;
    }

    private SqlExpression ReadMembers(SqlExpression source)
    {
        while (true)
        {
            if (tokens.TakeSymbol("."))
            {
                source = new Member(source, new Literal(tokens.NeedName()));
            }
            else if (tokens.TakeSymbol("["))
            {
                source = new Member(source, Read());
                tokens.NeedSymbol("]");
            }
            else
            {
                return source;
            }
        }
    }

    private SqlExpression ReadOperand()
    {
        switch (tokens.Current.Kind)
        {
            case TokenKind.Text: return new Literal(tokens.Take().Text);
            case TokenKind.Number: return new Literal(tokens.NeedNumber());
            case TokenKind.Word: return ReadWord();
        }

        if (tokens.TakeSymbol("("))
            return ReadParenthesis();
        if (tokens.TakeSymbol("["))
            return new ArrayConstructor(ReadList("]"));
        if (tokens.TakeSymbol("{"))
            return ReadObject();
        throw tokens.Unexpected();
    }

    private SqlExpression ReadParenthesis()
    {
        SqlExpression inner = tokens.IsWord("SELECT") ? new ScalarSubquery(readQuery()) : Read();
        tokens.NeedSymbol(")");
        return inner;
    }

    private SqlExpression ReadWord()
    {
        var word = tokens.Take().Text;
        if (word.StartsWith('@'))
            return parameters.TryGetValue(word, out var value)
                ? new Literal(value)
                : throw new SqlException($"Parameter '{word}' was not supplied.");
        switch (word.ToUpperInvariant())
        {
            case "TRUE": return new Literal(true);
            case "FALSE": return new Literal(false);
            case "NULL": return new Literal(null);
            case "UNDEFINED": return new Literal(Undefined.Value);
        }

        return tokens.TakeSymbol("(") ? ReadCall(word) : new AliasReference(word);
    }

    private SqlExpression ReadCall(string name)
    {
        if (tokens.IsWord("SELECT"))
            return ReadSubquery(name);
        var arguments = ReadList(")");
        if (Aggregate.IsAggregate(name) && arguments is [var only])
            return new Aggregate(name.ToUpperInvariant(), only);
        if (name.Equals("IIF", StringComparison.OrdinalIgnoreCase) && arguments is [var condition, var whenTrue, var otherwise])
            return new Conditional(condition, whenTrue, otherwise);
        return new FunctionCall(name, arguments);
    }

    private SqlExpression ReadSubquery(string name)
    {
        var query = readQuery();
        tokens.NeedSymbol(")");
        return name.ToUpperInvariant() switch
        {
            "EXISTS" => new Exists(query),
            "ARRAY" => new ArraySubquery(query),
            _ => throw tokens.Unexpected(),
        };
    }

    private List<SqlExpression> ReadList(string close)
    {
        var items = new List<SqlExpression>();
        if (tokens.TakeSymbol(close))
            return items;
        do
            items.Add(Read());
        while (tokens.TakeSymbol(","));
        tokens.NeedSymbol(close);
        return items;
    }

    private ObjectConstructor ReadObject()
    {
        var properties = new List<(string, SqlExpression)>();
        while (!tokens.TakeSymbol("}"))
        {
            var name = tokens.Current.Kind == TokenKind.Text ? tokens.Take().Text : tokens.NeedName();
            tokens.NeedSymbol(":");
            properties.Add((name, Read()));
            if (!tokens.TakeSymbol(",") && !tokens.IsSymbol("}"))
                throw tokens.Unexpected();
        }

        return new ObjectConstructor(properties);
    }
}
