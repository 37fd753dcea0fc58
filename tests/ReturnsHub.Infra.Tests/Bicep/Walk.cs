namespace ReturnsHub.Infra.Tests.Bicep;

/// <summary>Everything that stands inside an expression or a declaration.</summary>
internal static class Walk
{
    public static IEnumerable<Expression> Children(Expression expression) => expression switch
    {
        Text text => text.Holes,
        Member member => [member.Target],
        Index index => [index.Target, index.At],
        Call { Target: { } target } call => [target, .. call.Arguments],
        Call call => call.Arguments,
        ObjectValue body => [.. body.Properties.SelectMany(OfProperty), .. body.Nested.Select(n => n.Value!)],
        ArrayValue array => array.Items,
        Loop loop => [loop.Collection, loop.Body],
        Conditional conditional => [conditional.Condition, conditional.Body],
        Operation operation => operation.Operands,
        Lambda lambda => [lambda.Body],
        _ => [],
    };

    /// <summary>The expression and everything below it.</summary>
    public static IEnumerable<Expression> All(Expression expression) => [expression, .. Children(expression).SelectMany(All)];

    /// <summary>Everything of a declaration but its type.</summary>
    public static IEnumerable<Expression> All(Declaration declaration) =>
        [.. declaration.Decorators.SelectMany(All), .. declaration.Value is null ? [] : All(declaration.Value)];

    public static IEnumerable<Expression> All(BicepFile file) => file.Declarations.SelectMany(All);

    private static IEnumerable<Expression> OfProperty(Property property) =>
        property.KeyExpression is null ? [property.Value] : [property.KeyExpression, property.Value];
}
