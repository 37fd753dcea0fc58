using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Charges;
using ReturnsHub.CosmosGateway.Http;
using ReturnsHub.CosmosGateway.Resources;
using ReturnsHub.CosmosGateway.Sql;

namespace ReturnsHub.CosmosGateway.Queries;

/// <summary>Runs a query on one physical partition, page by page.</summary>
internal static class QueryHandler
{
    private const int DefaultPage = 1000;

    public static GatewayResponse Handle(ContainerResource container, GatewayRequest request)
    {
        var body = request.Json();
        var query = QueryParser.Parse((string?)body["query"] ?? "", Parameters(body));
        if (RequestTarget.Of(container, request) is not { } target)
            return GatewayResponse.Error(400, "Cross partition query is required but the request names no single partition.");
        lock (container.Gate)
        {
            var items = target.Items().ToList();
            var results = QueryExecutor.Run(query, items.Select(item => item.Json));
            return Page(target, request, results);
        }
    }

    private static Dictionary<string, object?> Parameters(JsonObject body) =>
        (body["parameters"] as JsonArray ?? []).ToDictionary(p => (string)p!["name"]!, p => SqlValues.FromJson(p!["value"]));

    private static GatewayResponse Page(RequestTarget target, GatewayRequest request, IReadOnlyList<JsonNode?> results)
    {
        var skip = int.TryParse(request.Header(CosmosHeaders.Continuation), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;
        var page = results.Skip(skip).Take(request.Count(CosmosHeaders.MaxItemCount) ?? DefaultPage).ToList();
        var response = GatewayResponse.Feed(target.Container.Rid, "Documents", [.. page.Select(node => node?.DeepClone())])
            .With(CosmosHeaders.SessionToken, target.Partition.SessionToken) with
        { Charge = RequestCharges.Query(page.Count) };
        var next = skip + page.Count;
        return next < results.Count ? response.With(CosmosHeaders.Continuation, next.ToString(CultureInfo.InvariantCulture)) : response;
    }
}
