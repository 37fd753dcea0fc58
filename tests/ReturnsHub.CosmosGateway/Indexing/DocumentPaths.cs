using ReturnsHub.CosmosGateway.Sql;
using ReturnsHub.CosmosGateway.Sql.Expressions;

namespace ReturnsHub.CosmosGateway.Indexing;

/// <summary>Which paths of an item an expression reads.</summary>
internal sealed class DocumentPaths(SqlQuery query)
{
    /// <summary>The path the expression is, where it is one and begins at the item.</summary>
    public string[]? Of(SqlExpression expression) => expression switch
    {
        AliasReference alias when alias.Name == query.Alias => [],
        AliasReference alias when query.Joins.FirstOrDefault(join => join.Alias == alias.Name) is { } join => Below(Of(join.Source), "[]"),
        Member { Key: Literal key } member => Below(Of(member.Source), key.Evaluate(Row.Empty) as string ?? "[]"),
        _ => null,
    };

    /// <summary>Whether everything the expression reads of the item satisfies the test; an inner query never does.</summary>
    public bool All(SqlExpression expression, Func<string[], bool> test)
    {
        if (expression is Exists or ArraySubquery or ScalarSubquery)
            return false;
        if (Of(expression) is { } path)
            return test(path);
        return expression.Children.All(child => All(child, test));
    }

    private static string[]? Below(string[]? path, string segment) => path is null ? null : [.. path, segment];
}
