namespace ReturnsHub.Infra.Tests.Bicep;

/// <summary>
/// Reads Bicep files as far as this repository writes them
/// (https://learn.microsoft.com/azure/azure-resource-manager/bicep/file); what it does not know is an error, never skipped.
/// </summary>
internal sealed class BicepParser
{
    private readonly string _path;
    private readonly Tokens _tokens;
    private readonly ExpressionParser _expressions;

    private BicepParser(string path, string source)
    {
        _path = path;
        _tokens = new Tokens(path, new Lexer(path, source.ReplaceLineEndings("\n"), 1).Read());
        _expressions = new ExpressionParser(path, _tokens, Nested);
    }

    public static BicepFile ReadFile(string path) => Read(path, File.ReadAllText(path));

    public static BicepFile Read(string path, string source) => new BicepParser(path, source).Statements();

    private BicepFile Statements()
    {
        string? @using = null, scope = null;
        var declarations = new List<Declaration>();
        for (_tokens.SkipLines(); _tokens.Next.Kind is not TokenKind.End; _tokens.SkipLines())
        {
            if (_tokens.AcceptWord("using")) @using = _tokens.PlainText();
            else if (_tokens.AcceptWord("targetScope"))
            {
                _tokens.Expect("=");
                scope = _tokens.PlainText();
            }
            else declarations.Add(Declaration());

            if (_tokens.Next.Kind is not (TokenKind.NewLine or TokenKind.End)) throw _tokens.Wrong("the end of the line");
        }

        return new BicepFile(_path, @using, scope, declarations);
    }

    private Declaration Declaration()
    {
        var decorators = Decorators();
        var (line, keyword) = (_tokens.Next.Line, _tokens.Word());
        return keyword switch
        {
            "param" => Param(line, decorators),
            "var" => Assigned(DeclarationKind.Var, line, decorators),
            "type" => TypeDeclaration(line, decorators),
            "output" => Output(line, decorators),
            "resource" => Sourced(DeclarationKind.Resource, line, decorators),
            "module" => Sourced(DeclarationKind.Module, line, decorators),
            _ => throw new BicepSyntaxException(_path, line, $"'{keyword}' starts no statement that is known here"),
        };
    }

    private List<Call> Decorators()
    {
        var decorators = new List<Call>();
        while (_tokens.Accept("@"))
        {
            decorators.Add(_expressions.Read() as Call ?? throw _tokens.Wrong("a decorator's call"));
            _tokens.SkipLines();
        }

        return decorators;
    }

    private Declaration Param(int line, IReadOnlyList<Call> decorators)
    {
        var symbol = _tokens.Word();
        var type = _tokens.Next.Is("=") ? null : Type();
        var value = _tokens.Accept("=") ? _expressions.Value() : null;
        return new Declaration(DeclarationKind.Param, symbol, line, decorators, type, null, false, value);
    }

    private Declaration Assigned(DeclarationKind kind, int line, IReadOnlyList<Call> decorators)
    {
        var symbol = _tokens.Word();
        _tokens.Expect("=");
        return new Declaration(kind, symbol, line, decorators, null, null, false, _expressions.Value());
    }

    private Declaration TypeDeclaration(int line, IReadOnlyList<Call> decorators)
    {
        var symbol = _tokens.Word();
        _tokens.Expect("=");
        return new Declaration(DeclarationKind.Type, symbol, line, decorators, Type(), null, false, null);
    }

    private Declaration Output(int line, IReadOnlyList<Call> decorators)
    {
        var (symbol, type) = (_tokens.Word(), Type());
        _tokens.Expect("=");
        return new Declaration(DeclarationKind.Output, symbol, line, decorators, type, null, false, _expressions.Value());
    }

    private Declaration Sourced(DeclarationKind kind, int line, IReadOnlyList<Call> decorators)
    {
        var (symbol, source) = (_tokens.Word(), _tokens.PlainText());
        var existing = _tokens.AcceptWord("existing");
        _tokens.Expect("=");
        return new Declaration(kind, symbol, line, decorators, null, source, existing, _expressions.Value());
    }

    private Declaration? Nested() =>
        _tokens.Next.IsWord("resource") && _tokens.After.Kind is TokenKind.Word ? Declaration() : null;

    private Expression Type()
    {
        var type = OneType();
        while (_tokens.Accept("|")) type = new Operation(type.Line, "|", [type, OneType()]);
        return type;
    }

    private Expression OneType()
    {
        Expression type = _tokens.Next.Is("{") ? ObjectType() : _tokens.Next.Kind is TokenKind.Text
            ? new Literal(_tokens.Next.Line, _tokens.PlainText())
            : new Name(_tokens.Next.Line, _tokens.Word());
        while (true)
        {
            if (_tokens.Next.Is("[") && _tokens.After.Is("]"))
            {
                _tokens.Expect("[");
                _tokens.Expect("]");
                type = new Operation(type.Line, "[]", [type]);
            }
            else if (_tokens.Accept("?")) type = new Operation(type.Line, "?", [type]);
            else return type;
        }
    }

    private ObjectValue ObjectType()
    {
        var (line, properties) = (_tokens.Next.Line, new List<Property>());
        _tokens.Expect("{");
        _tokens.SkipLines();
        while (!_tokens.Accept("}"))
        {
            Decorators();
            var (at, key) = (_tokens.Next.Line, _tokens.Word());
            _tokens.Expect(":");
            properties.Add(new Property(at, key, null, Type()));
            _tokens.Separator("}");
        }

        return new ObjectValue(line, properties, []);
    }
}
