namespace ReturnsHub.CosmosGateway.Sql;

/// <summary>The value of a property that is not there. JSON null is the ordinary null.</summary>
internal sealed class Undefined
{
    public static readonly Undefined Value = new();

    private Undefined()
    {
    }
}
