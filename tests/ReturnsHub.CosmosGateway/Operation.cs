namespace ReturnsHub.CosmosGateway;

/// <summary>What a data request asks for.</summary>
public enum Operation
{
    Create,
    Read,
    Replace,
    Upsert,
    Patch,
    Delete,
    Batch,
    Bulk,
    Query,
    ChangeFeed,
}
