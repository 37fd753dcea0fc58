using ReturnsHub.CosmosGateway.Http;
using ReturnsHub.CosmosGateway.Items;
using ReturnsHub.CosmosGateway.Resources;

namespace ReturnsHub.CosmosGateway.Batches;

/// <summary>Transactional batches (all or nothing, one log sequence number) and bulk requests (each operation for itself).</summary>
internal static class BatchHandler
{
    private const int MultiStatus = 207;
    private const int FailedDependency = 424;

    public static async Task<GatewayResponse> HandleAsync(ContainerResource container, GatewayRequest request)
    {
        if (request.Body.Length > ItemLimits.MaxRequestBytes)
            return ItemLimits.TooLarge();
        var operations = await BatchReader.ReadAsync(request.Body, request.PartitionKey);
        if (operations.Count > ItemLimits.MaxBatchOperations)
            return GatewayResponse.Error(400, "Batch request has more operations than what is supported.");
        var (results, sessionToken) = request.Flag(CosmosHeaders.BatchAtomic)
            ? RunTogether(container, operations)
            : RunEach(container, operations);
        return new GatewayResponse(results.All(result => result.IsSuccess) ? 200 : MultiStatus)
        {
            Body = await BatchWriter.WriteAsync(results),
            Charge = results.Sum(result => result.Charge),
            Headers = new Dictionary<string, string> { [CosmosHeaders.SessionToken] = sessionToken },
        };
    }

    private static (IReadOnlyList<GatewayResponse> Results, string SessionToken) RunTogether(
        ContainerResource container, IReadOnlyList<ItemOperation> operations)
    {
        lock (container.Gate)
        {
            var transaction = new ItemTransaction(container, operations[0].Key);
            var results = new List<GatewayResponse>();
            foreach (var operation in operations)
            {
                var result = ItemWriter.Apply(transaction, operation);
                results.Add(result);
                if (!result.IsSuccess)
                    return (RolledBack(results, operations.Count), transaction.SessionToken);
            }

            transaction.Commit();
            return (results, transaction.SessionToken);
        }
    }

    private static IReadOnlyList<GatewayResponse> RolledBack(List<GatewayResponse> results, int operations)
    {
        var before = results[..^1].Select(result => new GatewayResponse(FailedDependency) { Charge = result.Charge });
        var after = Enumerable.Repeat(new GatewayResponse(FailedDependency), operations - results.Count);
        return [.. before, results[^1], .. after];
    }

    private static (IReadOnlyList<GatewayResponse> Results, string SessionToken) RunEach(
        ContainerResource container, IReadOnlyList<ItemOperation> operations)
    {
        lock (container.Gate)
        {
            var results = operations.Select(operation => ItemHandler.Run(container, operation)).ToList();
            return (results, container.PartitionOf(operations[0].Key).SessionToken);
        }
    }
}
