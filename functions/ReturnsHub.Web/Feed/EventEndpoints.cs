using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Wire;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Feed;

/// <summary>Events of all returns, as they are recorded.</summary>
internal static class EventEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/events", FeedAsync)
            .Needs(Permission.ReadEvents)
            .Describe(
                "readEvents",
                "Read events in the order they were recorded, waiting for new ones if asked.",
                "after: the cursor to continue from, none for the beginning. limit: 1 to 500. wait: seconds to wait when nothing is there, 0 to 30. "
                + "The next cursor is in X-Next-Cursor and in Link (rel=next). Accept: application/x-ndjson gives one event per line.")
            .Answers<IReadOnlyList<CloudEventView>>(200, "The events; empty when nothing happened in time.", CloudEventJson.BatchMediaType)
            .Refuses(400, 404);
        api.MapGet("/events/{id}", GetAsync)
            .Needs(Permission.ReadEvents)
            .Describe("getEvent", "Show an event.")
            .Answers<CloudEventView>(200, "The event.", CloudEventJson.MediaType)
            .Refuses(404);
    }

    private static async Task<IResult> FeedAsync(
        HttpContext context, TenantScope scope, FeedReader feed, IHostApplicationLifetime host, WebLimits limits,
        string? after, string? limit, string? wait, string? tenant, CancellationToken ct)
    {
        var cursor = QueryText.Cursor("after", after);
        var most = QueryText.Whole("limit", limit, 100, 1, 500);
        var seconds = QueryText.Whole("wait", wait, 0, 0, (int)limits.LongestWait.TotalSeconds);
        var only = scope.ForList(context, tenant);
        // A caller that waits must not hold up the host's stop.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct, host.ApplicationStopping);
        try
        {
            var (events, next) = await feed.ReadAsync(
                cursor, most, TimeSpan.FromSeconds(seconds), e => only is null || e.Tenant == only, ended.Token);
            Continue(context, next, most, seconds, tenant);
            return new EventsResult(events);
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested)
        {
            return new Problem(503, "stopping", "The hub is stopping. Ask again with the same cursor.") { RetryAfterSeconds = 5 };
        }
    }

    private static void Continue(HttpContext context, string? next, int most, int seconds, string? tenant)
    {
        if (next is null) return;
        var query = QueryString.Create("after", next).Add("limit", $"{most}").Add("wait", $"{seconds}");
        if (tenant is not null) query = query.Add("tenant", tenant);
        context.Response.Headers["X-Next-Cursor"] = Uri.EscapeDataString(next);
        context.Response.Headers.Link = $"</api/events{query}>; rel=\"next\"";
    }

    private static async Task<IResult> GetAsync(HttpContext context, TenantScope scope, IReturnStore store, string id, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var eventId)) return Problems.NotFound;
        foreach (var tenant in scope.Visible(context))
        {
            if (await store.FindEventAsync(tenant, eventId, ct) is { } e) return Results.Bytes(CloudEventJson.Write(e), CloudEventJson.MediaType);
        }

        return Problems.NotFound;
    }
}
