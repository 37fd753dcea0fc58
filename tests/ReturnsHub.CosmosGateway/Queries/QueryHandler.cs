using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Charges;
using ReturnsHub.CosmosGateway.Http;
using ReturnsHub.CosmosGateway.Indexing;
using ReturnsHub.CosmosGateway.Items;
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
        if (RequestTarget.Gone(container, request) is { } gone)
            return gone;
        if (RequestTarget.Of(container, request) is not { } target)
            return GatewayResponse.Error(400, "Cross partition query is required but the request names no single partition.");
        lock (container.Gate)
        {
            var index = new QueryIndexUse(query, container.Indexing);
            index.CheckOrder();
            var start = QueryContinuation.Read(request.Header(CosmosHeaders.Continuation));
            var items = target.Items().Where(item => item.Number > start.AfterItem).ToList();
            var results = Run(query, items);
            var resumed = ResumeFilter.Read(body, query)?.Skip(results.Select(result => result.Node)) ?? 0;
            var remaining = new Remaining(results, Math.Max(start.Skip, resumed), request.Count(CosmosHeaders.MaxItemCount) ?? DefaultPage);
            return Page(query, target, remaining) with { Charge = RequestCharges.Query(index.Loaded(items), remaining.Share) };
        }
    }

    private static Dictionary<string, object?> Parameters(JsonObject body) =>
        (body["parameters"] as JsonArray ?? []).ToDictionary(p => (string)p!["name"]!, p => SqlValues.FromJson(p!["value"]));

    private static GatewayResponse Page(SqlQuery query, RequestTarget target, Remaining remaining)
    {
        var response = GatewayResponse.Feed(target.Container.Rid, "Documents",
            [.. remaining.Page.Select(result => result.Node?.DeepClone())])
            .With(CosmosHeaders.SessionToken, target.Partition.SessionToken);
        if (remaining.IsLast)
            return response;
        var next = query.IsStreamed ? new QueryContinuation(remaining.Page[^1].Number, 0) : new QueryContinuation(0, remaining.End);
        return response.With(CosmosHeaders.Continuation, next.ToString());
    }

    private static IReadOnlyList<(JsonNode? Node, long Number)> Run(SqlQuery query, List<StoredItem> items) => query.IsStreamed
        ? [.. items.SelectMany(item => QueryExecutor.Run(query, [item.Json]).Select(node => (node, item.Number)))]
        : [.. QueryExecutor.Run(query, items.Select(item => item.Json)).Select(node => (node, 0L))];

    /// <summary>The results of a query from a point on, cut to one page.</summary>
    private sealed record Remaining(IReadOnlyList<(JsonNode? Node, long Number)> Results, int Skip, int Size)
    {
        public IReadOnlyList<(JsonNode? Node, long Number)> Page { get; } = [.. Results.Skip(Skip).Take(Size)];

        public int End => Skip + Page.Count;

        public bool IsLast => End >= Results.Count;

        /// <summary>The part of all results this page gives; all of it where there are none.</summary>
        public double Share => Results.Count == 0 ? 1 : (double)Page.Count / Results.Count;
    }
}
