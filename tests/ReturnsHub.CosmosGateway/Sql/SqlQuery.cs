using ReturnsHub.CosmosGateway.Sql.Expressions;

namespace ReturnsHub.CosmosGateway.Sql;

internal sealed record SelectItem(string Name, SqlExpression Value);

/// <summary>`alias IN source`: one row for each item of the source's array.</summary>
internal sealed record ArrayJoin(string Alias, SqlExpression Source);

internal sealed record OrderItem(SqlExpression Value, bool Descending);

/// <summary>A parsed SELECT.</summary>
internal sealed record SqlQuery
{
    public bool Distinct { get; init; }

    public bool SelectsEverything { get; init; }

    public bool SelectsValue { get; init; }

    public IReadOnlyList<SelectItem> Items { get; init; } = [];

    /// <summary>What the rows of an outer query are called; null where the query reads an expression or nothing.</summary>
    public string? Alias { get; init; }

    /// <summary>`FROM c.lines` of an inner query; null for the container itself.</summary>
    public SqlExpression? Source { get; init; }

    public IReadOnlyList<ArrayJoin> Joins { get; init; } = [];

    public SqlExpression? Where { get; init; }

    public IReadOnlyList<SqlExpression> GroupBy { get; init; } = [];

    public IReadOnlyList<OrderItem> OrderBy { get; init; } = [];

    public int Offset { get; init; }

    public int? Limit { get; init; }

    /// <summary>Gives at most one result for each item, in the order the items lie.</summary>
    public bool IsStreamed => OrderBy.Count == 0 && !IsGrouped && !Distinct && Joins.Count == 0 && Offset == 0 && Limit is null;

    public bool IsGrouped => GroupBy.Count > 0 || Items.Any(item => item.Value.HasAggregate);
}
