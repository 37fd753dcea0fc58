namespace ReturnsHub.Infra.Tests.Bicep;

/// <summary>A place in a file and what stands there.</summary>
internal abstract record Expression(int Line);

/// <summary>A string; <see cref="Texts"/> stand around <see cref="Holes"/>, one more than there are holes.</summary>
internal sealed record Text(int Line, IReadOnlyList<string> Texts, IReadOnlyList<Expression> Holes) : Expression(Line);

/// <summary>A number, true, false or null.</summary>
internal sealed record Literal(int Line, object? Value) : Expression(Line);

/// <summary>A symbol.</summary>
internal sealed record Name(int Line, string Symbol) : Expression(Line);

/// <summary><c>target.member</c>, <c>target.?member</c> or <c>target::member</c>.</summary>
internal sealed record Member(int Line, Expression Target, string Symbol) : Expression(Line);

/// <summary><c>target[index]</c>.</summary>
internal sealed record Index(int Line, Expression Target, Expression At) : Expression(Line);

/// <summary>A call of a function, or of a function of a namespace.</summary>
internal sealed record Call(int Line, Expression? Target, string Symbol, IReadOnlyList<Expression> Arguments) : Expression(Line);

/// <summary>An object. A property whose key is null spreads its value.</summary>
internal sealed record ObjectValue(int Line, IReadOnlyList<Property> Properties, IReadOnlyList<Declaration> Nested) : Expression(Line)
{
    public Expression? this[string key] => Properties.FirstOrDefault(p => p.Key == key)?.Value;
}

/// <summary>One property of an object.</summary>
internal sealed record Property(int Line, string? Key, Expression? KeyExpression, Expression Value);

/// <summary>An array.</summary>
internal sealed record ArrayValue(int Line, IReadOnlyList<Expression> Items) : Expression(Line);

/// <summary><c>[for item in collection: body]</c>, with a condition where the body has one.</summary>
internal sealed record Loop(int Line, IReadOnlyList<string> Locals, Expression Collection, Expression Body) : Expression(Line);

/// <summary><c>if (condition) body</c>.</summary>
internal sealed record Conditional(int Line, Expression Condition, Expression Body) : Expression(Line);

/// <summary>Anything made of operands: <c>a ? b : c</c>, <c>a == b</c>, <c>!a</c>, <c>a!</c>.</summary>
internal sealed record Operation(int Line, string Operator, IReadOnlyList<Expression> Operands) : Expression(Line);

/// <summary><c>x => body</c>.</summary>
internal sealed record Lambda(int Line, IReadOnlyList<string> Locals, Expression Body) : Expression(Line);

/// <summary>What a declaration declares.</summary>
internal enum DeclarationKind
{
    Param,
    Var,
    Resource,
    Module,
    Output,
    Type,
}

/// <summary>One declaration of a file.</summary>
/// <param name="Kind">What it declares.</param>
/// <param name="Symbol">Its symbolic name.</param>
/// <param name="Line">Where it stands.</param>
/// <param name="Decorators">Its decorators, in order.</param>
/// <param name="Type">The type of a param or an output.</param>
/// <param name="Source">Type and version of a resource, path of a module.</param>
/// <param name="Existing">A resource that is referred to, not made.</param>
/// <param name="Value">Its value: default, body, or null.</param>
internal sealed record Declaration(
    DeclarationKind Kind, string Symbol, int Line, IReadOnlyList<Call> Decorators, Expression? Type, string? Source, bool Existing, Expression? Value)
{
    /// <summary>The object of a resource or module, behind its condition and loop.</summary>
    public ObjectValue? Body => Unwrap(Value);

    public bool Has(string decorator) => Decorators.Any(d => d.Symbol == decorator);

    private static ObjectValue? Unwrap(Expression? value) => value switch
    {
        ObjectValue body => body,
        Loop loop => Unwrap(loop.Body),
        Conditional conditional => Unwrap(conditional.Body),
        _ => null,
    };
}

/// <summary>One file.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Using">The file whose parameters it gives, for parameter files.</param>
/// <param name="TargetScope">Its scope, where it names one.</param>
/// <param name="Declarations">Its declarations, in order.</param>
internal sealed record BicepFile(string Path, string? Using, string? TargetScope, IReadOnlyList<Declaration> Declarations)
{
    public IEnumerable<Declaration> Of(DeclarationKind kind) => Declarations.Where(d => d.Kind == kind);

    /// <summary>Every resource, those inside others included.</summary>
    public IEnumerable<Declaration> Resources => Of(DeclarationKind.Resource).SelectMany(WithNested);

    private static IEnumerable<Declaration> WithNested(Declaration resource) =>
        [resource, .. resource.Body?.Nested.Select(n => n with { Source = Child(resource.Source!, n.Source!) }).SelectMany(WithNested) ?? []];

    // 'policies' inside 'Some/sites@v' is 'Some/sites/policies@v'.
    private static string Child(string parent, string child)
    {
        if (child.Contains('/', StringComparison.Ordinal)) return child;
        var at = parent.IndexOf('@', StringComparison.Ordinal);
        var own = child.IndexOf('@', StringComparison.Ordinal);
        return own < 0 ? $"{parent[..at]}/{child}{parent[at..]}" : $"{parent[..at]}/{child}";
    }
}
