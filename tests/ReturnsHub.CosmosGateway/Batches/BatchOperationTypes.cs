using System.Text.Json;

namespace ReturnsHub.CosmosGateway.Batches;

/// <summary>The numbers a batch calls its operations by: the SDK's OperationType.</summary>
internal static class BatchOperationTypes
{
    public static Operation ToOperation(int type) => type switch
    {
        0 => Operation.Create,
        1 => Operation.Patch,
        2 => Operation.Read,
        4 => Operation.Delete,
        5 => Operation.Replace,
        20 => Operation.Upsert,
        _ => throw new JsonException($"The batch has an operation of unknown type {type}."),
    };
}
