using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Log;
using ReturnsHub.CosmosGateway.Resources;

namespace ReturnsHub.CosmosGateway.Http;

/// <summary>A request for items, its operation made out from method, path and headers.</summary>
internal sealed record DataRequest(ContainerResource Container, GatewayRequest Request, Operation Operation, string? ItemId)
{
    private const int IdSegment = 5;

    public static DataRequest? Of(ContainerResource container, GatewayRequest request)
    {
        var id = request.Segments.Length > IdSegment ? request.Segments[IdSegment] : null;
        return OperationOf(request, id is not null) is { } operation ? new DataRequest(container, request, operation, id) : null;
    }

    public RequestRecord Describe() => new()
    {
        Operation = Operation,
        Database = Container.Database.Name,
        Container = Container.Name,
        PartitionKey = Request.PartitionKey?.Text,
        ItemId = ItemId ?? IdInBody(),
        Query = Operation == Operation.Query ? Body()?["query"]?.ToString() : null,
        Status = 0,
    };

    private static Operation? OperationOf(GatewayRequest request, bool isItem) => (request.Method, isItem) switch
    {
        ("GET", true) => Operation.Read,
        ("PUT", true) => Operation.Replace,
        ("PATCH", true) => Operation.Patch,
        ("DELETE", true) => Operation.Delete,
        ("GET", false) => Operation.ChangeFeed,
        ("POST", false) => PostedOperation(request),
        _ => null,
    };

    private static Operation PostedOperation(GatewayRequest request)
    {
        if (request.Flag(CosmosHeaders.IsBatch))
            return request.Flag(CosmosHeaders.BatchAtomic) ? Operation.Batch : Operation.Bulk;
        if (request.IsQueryBody || request.Flag(CosmosHeaders.IsQuery))
            return Operation.Query;
        return request.Flag(CosmosHeaders.IsUpsert) ? Operation.Upsert : Operation.Create;
    }

    private string? IdInBody() => Operation is Operation.Create or Operation.Upsert ? Body()?["id"]?.ToString() : null;

    private JsonObject? Body() => Request.Body.Length > 0 ? Request.Json() : null;
}
