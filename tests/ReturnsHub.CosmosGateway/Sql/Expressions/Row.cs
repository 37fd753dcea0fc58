namespace ReturnsHub.CosmosGateway.Sql.Expressions;

/// <summary>What the aliases of a query stand for while one row is looked at; an inner query sees the outer one's.</summary>
internal sealed class Row(Row? outer, string alias, object? value)
{
    /// <summary>The rows an aggregate runs over; null outside a group.</summary>
    public IReadOnlyList<Row>? Group { get; init; }

    public static Row Empty { get; } = new(null, "", Undefined.Value);

    public object? this[string name] => alias == name ? value : outer is null ? Undefined.Value : outer[name];

    public Row With(string name, object? bound) => new(this, name, bound);

    public static Row OfGroup(Row representative, IReadOnlyList<Row> group) => new(representative, "", Undefined.Value) { Group = group };
}
