using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Wire;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Feed;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Views;

namespace ReturnsHub.Web.Returns;

/// <summary>Reads returns.</summary>
internal static class ReturnEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/returns", ListAsync)
            .Needs(Permission.ReadReturns)
            .Describe("listReturns", "List returns, newest change first.", "Filters: tenant, status, held (true, false), orderId, rma. Paging: limit (1 to 500), cursor.")
            .Answers<PageView<ReturnView>>(200, "A page.")
            .Refuses(400);
        api.MapGet("/returns/{id}", GetAsync)
            .Needs(Permission.ReadReturns)
            .Describe("getReturn", "Show a return.")
            .Answers<ReturnView>(200, "The return.")
            .Refuses(404);
        api.MapGet("/returns/{id}/events", EventsAsync)
            .Needs(Permission.ReadReturns)
            .Describe("listReturnEvents", "Show everything that happened to a return, in order, as CloudEvents.", "from: the first sequence wanted. Accept: application/x-ndjson gives one event per line.")
            .Answers<IReadOnlyList<CloudEventView>>(200, "The events.", CloudEventJson.BatchMediaType)
            .Refuses(400, 404);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, TenantScope scope, IReturnQueries queries,
        string? tenant, string? status, string? held, string? orderId, string? rma, string? limit, string? cursor, CancellationToken ct)
    {
        var filter = new ReturnFilter
        {
            Tenant = scope.ForList(context, tenant),
            Status = QueryText.Code<ReturnStatus>("status", status),
            Held = QueryText.Flag("held", held),
            OrderId = QueryText.Text("orderId", orderId, 100),
            Rma = QueryText.Text("rma", rma, 40),
        };
        return Answers.Page(await queries.ListReturnsAsync(filter, QueryText.Page(limit, cursor), ct), ReturnView.Of);
    }

    private static async Task<IResult> GetAsync(HttpContext context, TenantScope scope, string id, CancellationToken ct) =>
        Answers.Json(ReturnView.Of(await scope.ReturnAsync(context, id, ct)));

    private static async Task<IResult> EventsAsync(
        HttpContext context, TenantScope scope, IReturnStore store, string id, string? from, CancellationToken ct)
    {
        var first = QueryText.Whole("from", from, 1, 1, int.MaxValue);
        var state = await scope.ReturnAsync(context, id, ct);
        return new EventsResult(await store.ReadStreamAsync(state.Key, first, ct));
    }
}
