using System.Text.Json;
using ReturnsHub.CosmosGateway.Queries;
using ReturnsHub.CosmosGateway.Resources;
using ReturnsHub.CosmosGateway.Sql;

namespace ReturnsHub.CosmosGateway.Http;

/// <summary>Finds who answers a request: account, database, container, partition key ranges, items.</summary>
internal sealed class Router(Account account, DataRequests dataRequests)
{
    private const int OwnerNotFound = 1003;

    /// <summary>Null where the client gets no answer at all.</summary>
    public async Task<GatewayResponse?> RouteAsync(GatewayRequest request, Uri endpoint, CancellationToken ct)
    {
        try
        {
            return await FindAsync(request, endpoint, ct);
        }
        catch (SqlException refused)
        {
            return GatewayResponse.Error(400, refused.Message);
        }
        catch (JsonException malformed)
        {
            return GatewayResponse.Error(400, $"The request payload is invalid. {malformed.Message}");
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return GatewayResponse.Error(500, $"The gateway itself failed: {broken}");
        }
    }

    private async Task<GatewayResponse?> FindAsync(GatewayRequest request, Uri endpoint, CancellationToken ct)
    {
        switch (request.Segments)
        {
            case []:
                return AccountDocument.For(endpoint);
            case ["dbs"] when request.Method == "POST":
                return account.CreateDatabase(request.Json());
            case ["dbs", var name, .. var rest] when account.Find(name) is { } database:
                return await InDatabaseAsync(database, request, rest, ct);
            case ["dbs", _, .. var rest]:
                return NotFound(rest.Length > 0);
            default:
                return NotFound(false);
        }
    }

    private async Task<GatewayResponse?> InDatabaseAsync(
        DatabaseResource database, GatewayRequest request, string[] path, CancellationToken ct)
    {
        switch (path)
        {
            case []:
                return account.HandleDatabase(request.Method, database);
            case ["colls"] when request.Method == "POST":
                return account.CreateContainer(database, request.Json());
            case ["colls", var name, .. var rest] when database.Find(name) is { } container:
                return await InContainerAsync(container, request, rest, ct);
            default:
                return NotFound(path.Length > 2);
        }
    }

    private async Task<GatewayResponse?> InContainerAsync(
        ContainerResource container, GatewayRequest request, string[] path, CancellationToken ct)
    {
        switch (path)
        {
            case []:
                return account.HandleContainer(request.Method, container, request.Json);
            case ["pkranges"]:
                return PartitionKeyRanges.Describe(container, request);
            case ["docs", ..] when request.Flag(CosmosHeaders.IsQueryPlan):
                return QueryPlanRefusal.Answer();
            case ["docs", ..] when DataRequest.Of(container, request) is { } data:
                return await dataRequests.AnswerAsync(data, ct);
            default:
                return NotFound(false);
        }
    }

    private static GatewayResponse NotFound(bool ownerMissing) =>
        GatewayResponse.Error(404, "Resource Not Found.", ownerMissing ? OwnerNotFound : 0) with { Charge = 1 };
}
