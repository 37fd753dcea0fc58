using ReturnsHub.CosmosGateway.Http;
using ReturnsHub.CosmosGateway.Resources;

namespace ReturnsHub.CosmosGateway.Items;

/// <summary>Requests that concern one item.</summary>
internal static class ItemHandler
{
    public static GatewayResponse Handle(ContainerResource container, GatewayRequest request, Operation kind, string? id)
    {
        if (request.Body.Length > ItemLimits.MaxRequestBytes)
            return ItemLimits.TooLarge();
        if (request.PartitionKey is not { } key)
            return GatewayResponse.Error(400, "PartitionKey value must be supplied for this operation.");
        var operation = new ItemOperation(kind, key)
        {
            Id = id,
            Body = kind is Operation.Read or Operation.Delete ? null : request.Json(),
            BodySize = request.Body.Length,
            IfMatch = request.Header(CosmosHeaders.IfMatch),
            IfNoneMatch = request.Header(CosmosHeaders.IfNoneMatch),
            WantsMinimalAnswer = request.WantsMinimalAnswer,
        };
        lock (container.Gate)
            return Run(container, operation);
    }

    /// <summary>One operation as a transaction of its own; the caller holds the container's lock.</summary>
    public static GatewayResponse Run(ContainerResource container, ItemOperation operation)
    {
        var transaction = new ItemTransaction(container, operation.Key);
        var response = ItemWriter.Apply(transaction, operation);
        if (response.IsSuccess)
            transaction.Commit();
        return response
            .With(CosmosHeaders.SessionToken, transaction.SessionToken)
            .With(CosmosHeaders.Lsn, transaction.CommittedLsn);
    }
}
