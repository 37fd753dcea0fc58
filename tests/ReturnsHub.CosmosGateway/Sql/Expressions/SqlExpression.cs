namespace ReturnsHub.CosmosGateway.Sql.Expressions;

/// <summary>A scalar expression of a query.</summary>
internal abstract class SqlExpression
{
    public virtual IEnumerable<SqlExpression> Children => [];

    public bool HasAggregate => this is Aggregate || Children.Any(child => child.HasAggregate);

    public abstract object? Evaluate(Row row);
}
