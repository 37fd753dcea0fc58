using ReturnsHub.CosmosGateway.Items;
using ReturnsHub.CosmosGateway.Sql;
using ReturnsHub.CosmosGateway.Sql.Expressions;

namespace ReturnsHub.CosmosGateway.Indexing;

/// <summary>What the index does for a query: which items need not be loaded, and whether it can sort at all.</summary>
internal sealed class QueryIndexUse(SqlQuery query, IndexingPolicy policy)
{
    private readonly DocumentPaths _paths = new(query);

    /// <summary>The items the index cannot rule out; only what the filter's indexed conditions say counts.</summary>
    public IEnumerable<StoredItem> Loaded(IReadOnlyList<StoredItem> items)
    {
        var served = Conditions(query.Where).Where(IsServed).ToList();
        if (served.Count == 0 || query.Joins.Count > 0 || query.Alias is not { } alias)
            return items;
        return items.Where(item => served.TrueForAll(condition => condition.Evaluate(Row.Empty.With(alias, item.Json)) is true));
    }

    /// <exception cref="SqlException">The service would refuse to sort.</exception>
    public void CheckOrder()
    {
        if (query.OrderBy.Count == 0)
            return;
        var order = query.OrderBy.Select(item => (Path: _paths.Of(item.Value) ?? throw NoPath(), item.Descending)).ToList();
        if (order is [var only] && !policy.Covers(only.Path))
            throw new SqlException($"The order by query does not have a corresponding index to be served from: {Name(only.Path)}.");
        var named = order.Select(item => (Name(item.Path), item.Descending)).ToList();
        if (order.Count > 1 && !policy.CompositeIndexes.Any(index => index.Serves(named)))
            throw new SqlException("The order by query does not have a corresponding composite index that it can be served from.");
    }

    private static IEnumerable<SqlExpression> Conditions(SqlExpression? where) => where switch
    {
        null => [],
        Logical { IsAnd: true } and => and.Children.SelectMany(Conditions),
        _ => [where],
    };

    private static string Name(string[] path) => "/" + string.Join('/', path);

    private static SqlException NoPath() =>
        new("Unsupported ORDER BY clause. ORDER BY item expression could not be mapped to a document path.");

    private bool IsServed(SqlExpression condition) => condition is not Literal && _paths.All(condition, policy.Covers);
}
