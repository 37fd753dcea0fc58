using System.Globalization;

namespace ReturnsHub.Infra.Tests.Bicep;

/// <summary>Reads expressions, by precedence.</summary>
internal sealed class ExpressionParser(string path, Tokens tokens, Func<Declaration?> nestedResource)
{
    private static readonly string[][] Levels =
    [
        ["??"], ["||"], ["&&"], ["==", "!=", "=~", "!~"], ["<", "<=", ">", ">="], ["+", "-"], ["*", "/", "%"],
    ];

    public Expression Read()
    {
        var line = tokens.Next.Line;
        var condition = Binary(0);
        if (!tokens.Accept("?")) return condition;
        tokens.SkipLines();
        var whenTrue = Read();
        tokens.SkipLines();
        tokens.Expect(":");
        tokens.SkipLines();
        return new Operation(line, "?:", [condition, whenTrue, Read()]);
    }

    private Expression Binary(int level)
    {
        if (level == Levels.Length) return Unary();
        var left = Binary(level + 1);
        while (tokens.Next.Kind is TokenKind.Mark && Levels[level].Contains(tokens.Next.Value))
        {
            var mark = tokens.Take();
            tokens.SkipLines();
            left = new Operation(mark.Line, mark.Value, [left, Binary(level + 1)]);
        }

        return left;
    }

    private Expression Unary()
    {
        var line = tokens.Next.Line;
        if (tokens.Accept("!")) return new Operation(line, "!", [Unary()]);
        return tokens.Accept("-") ? new Operation(line, "-", [Unary()]) : Suffixes(Primary());
    }

    private Expression Suffixes(Expression target)
    {
        while (true)
        {
            var line = tokens.Next.Line;
            if (tokens.Accept(".") || tokens.Accept(".?"))
            {
                var symbol = tokens.Word();
                target = tokens.Next.Is("(") ? new Call(line, target, symbol, Arguments()) : new Member(line, target, symbol);
            }
            else if (tokens.Accept("::")) target = new Member(line, target, tokens.Word());
            else if (tokens.Accept("[") || tokens.Accept("[?"))
            {
                target = new Index(line, target, Read());
                tokens.Expect("]");
            }
            else if (tokens.Accept("!")) target = new Operation(line, "not null", [target]);
            else return target;
        }
    }

    private Expression Primary()
    {
        var token = tokens.Next;
        switch (token.Kind)
        {
            case TokenKind.Text:
                return TextOf(tokens.Take());
            case TokenKind.Number:
                return new Literal(token.Line, long.Parse(tokens.Take().Value, CultureInfo.InvariantCulture));
            case TokenKind.Word when tokens.After.Is("=>"):
                return LambdaOf([tokens.Word()], token.Line);
            case TokenKind.Word:
                return WordOf(tokens.Take());
        }

        if (token.Is("{")) return ObjectOf();
        if (token.Is("[")) return ArrayOf();
        if (!token.Is("(")) throw tokens.Wrong("an expression");
        return Parenthesised();
    }

    private Expression WordOf(Token token) => token.Value switch
    {
        "true" => new Literal(token.Line, true),
        "false" => new Literal(token.Line, false),
        "null" => new Literal(token.Line, null),
        _ => tokens.Next.Is("(") ? new Call(token.Line, null, token.Value, Arguments()) : new Name(token.Line, token.Value),
    };

    private Text TextOf(Token token) => new(token.Line, token.Texts, [.. token.Holes.Select(h =>
    {
        var inner = new Tokens(path, new Lexer(path, h.Source, h.Line).Read());
        var hole = new ExpressionParser(path, inner, static () => null).Read();
        return inner.Next.Kind is TokenKind.End ? hole : throw inner.Wrong("'}'");
    })]);

    private Expression Parenthesised()
    {
        var mark = tokens.Mark();
        var line = tokens.Take().Line;
        var locals = new List<string>();
        while (tokens.Next.Kind is TokenKind.Word)
        {
            locals.Add(tokens.Word());
            tokens.Accept(",");
        }

        if (tokens.Accept(")") && tokens.Next.Is("=>")) return LambdaOf(locals, line);
        tokens.Back(mark);
        tokens.Expect("(");
        tokens.SkipLines();
        var inner = Read();
        tokens.SkipLines();
        tokens.Expect(")");
        return inner;
    }

    private Lambda LambdaOf(IReadOnlyList<string> locals, int line)
    {
        tokens.Expect("=>");
        tokens.SkipLines();
        return new Lambda(line, locals, Read());
    }

    private List<Expression> Arguments()
    {
        var arguments = new List<Expression>();
        tokens.Expect("(");
        tokens.SkipLines();
        while (!tokens.Accept(")"))
        {
            arguments.Add(Read());
            tokens.SkipLines();
            if (!tokens.Next.Is(")")) tokens.Expect(",");
            tokens.SkipLines();
        }

        return arguments;
    }

    public ObjectValue ObjectOf()
    {
        var (line, properties, nested) = (tokens.Next.Line, new List<Property>(), new List<Declaration>());
        tokens.Expect("{");
        tokens.SkipLines();
        while (!tokens.Accept("}"))
        {
            if (nestedResource() is { } resource) nested.Add(resource);
            else properties.Add(PropertyOf());
            tokens.Separator("}");
        }

        return new ObjectValue(line, properties, nested);
    }

    private Property PropertyOf()
    {
        var token = tokens.Next;
        if (tokens.Accept("...")) return new Property(token.Line, null, null, Read());
        var text = token.Kind is TokenKind.Text ? TextOf(tokens.Take()) : null;
        var key = text is null ? tokens.Word() : text.Holes.Count == 0 ? text.Texts[0] : "";
        tokens.Expect(":");
        return new Property(token.Line, key, text, Value());
    }

    private ArrayValue ArrayOfItems(int line)
    {
        var items = new List<Expression>();
        tokens.SkipLines();
        while (!tokens.Accept("]"))
        {
            tokens.Accept("...");
            items.Add(Read());
            tokens.Separator("]");
        }

        return new ArrayValue(line, items);
    }

    private Expression ArrayOf()
    {
        var line = tokens.Next.Line;
        tokens.Expect("[");
        var mark = tokens.Mark();
        tokens.SkipLines();
        if (tokens.AcceptWord("for")) return LoopOf(line);
        tokens.Back(mark);
        return ArrayOfItems(line);
    }

    private Loop LoopOf(int line)
    {
        var locals = new List<string>();
        if (tokens.Accept("("))
        {
            locals.Add(tokens.Word());
            tokens.Expect(",");
            locals.Add(tokens.Word());
            tokens.Expect(")");
        }
        else locals.Add(tokens.Word());

        if (!tokens.AcceptWord("in")) throw tokens.Wrong("'in'");
        var collection = Read();
        tokens.Expect(":");
        var body = Value();
        tokens.SkipLines();
        tokens.Expect("]");
        return new Loop(line, locals, collection, body);
    }

    /// <summary>A value that may stand behind a condition, as bodies do.</summary>
    public Expression Value()
    {
        var line = tokens.Next.Line;
        if (!tokens.Next.IsWord("if") || !tokens.After.Is("(")) return Read();
        tokens.Take();
        tokens.Expect("(");
        var condition = Read();
        tokens.Expect(")");
        return new Conditional(line, condition, Value());
    }
}
