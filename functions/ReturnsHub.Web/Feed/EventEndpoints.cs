using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;
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
    private const string Acknowledged = "acknowledged";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/events", FeedAsync)
            .Needs(Permission.ReadEvents)
            .AlsoForConsumers()
            .Describe("readEvents", "Read events in the order they were recorded, waiting for new ones if asked.", FeedWords.HowToPoll)
            .Answers<IReadOnlyList<CloudEventView>>(200, "The events; empty when nothing happened in time.", CloudEventJson.BatchMediaType)
            .WithHeader(200, FeedPosition.NextCursor, "The cursor behind what was looked at, ready for a URL; absent while the hub has no events at all. Store it with what you booked.")
            .WithHeader(200, HeaderNames.Link, "The next request (rel=next), with the same filters.")
            .WithHeader(200, FeedPosition.CaughtUp, "'false': there is more, ask again at once. 'true': the feed held nothing further.")
            .WithHeader(503, HeaderNames.RetryAfter, "Seconds after which to ask again, with the same cursor.")
            .Refuses(400, 404, 503);
        AcknowledgementEndpoint.Map(api);
        BookingEndpoint.Map(api);
        api.MapGet("/events/{id}", GetAsync)
            .Needs(Permission.ReadEvents)
            .AlsoForConsumers()
            .Describe("getEvent", "Show an event.")
            .Answers<CloudEventView>(200, "The event.", CloudEventJson.MediaType)
            .Refuses(404);
    }

    private static async Task<IResult> FeedAsync(
        HttpContext context, FeedFilters filters, FeedReader feed, FeedAcknowledgements acknowledgements, IHostApplicationLifetime host, WebLimits limits,
        string? after, string? from, string? limit, string? wait, string? tenant, string? consumer, string[]? type, CancellationToken ct)
    {
        var cursor = QueryText.Cursor("after", after);
        var most = QueryText.Whole("limit", limit, 100, 1, 500);
        var seconds = QueryText.Whole("wait", wait, 0, 0, (int)limits.LongestWait.TotalSeconds);
        var filter = filters.Of(context, tenant, consumer, type);
        if (from is not null) cursor = await AcknowledgedAsync(acknowledgements, filter, from, after, ct);
        // A caller that waits must not hold up the host's stop.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct, host.ApplicationStopping);
        try
        {
            var answer = await feed.ReadAsync(cursor, most, TimeSpan.FromSeconds(seconds), filter.Sees, ended.Token);
            FeedPosition.Tell(context, answer.Next, answer.CaughtUp);
            return new EventsResult(answer.Events);
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested)
        {
            return new Problem(503, "stopping", "The hub is stopping. Ask again with the same cursor.") { RetryAfterSeconds = 5 };
        }
    }

    private static async Task<string?> AcknowledgedAsync(FeedAcknowledgements acknowledgements, FeedFilter filter, string from, string? after, CancellationToken ct)
    {
        if (from != Acknowledged) throw new ProblemException(Problems.Query("from", $"is '{Acknowledged}', or left out."));
        if (after is not null) throw new ProblemException(Problems.Query("from", "and 'after' both say where to begin. Send one of them."));
        if (filter.Consumer is not { } consumer) throw new ProblemException(Problems.Query("from", "needs a consumer: a key bound to one, or 'consumer' beside it."));
        return await acknowledgements.ReadAsync(consumer, ct);
    }

    private static async Task<IResult> GetAsync(HttpContext context, TenantScope scope, FeedFilters filters, IReturnStore store, string id, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var eventId)) return Problems.NotFound;
        var filter = filters.Of(context, null, null, null);
        foreach (var tenant in scope.Visible(context))
        {
            if (await store.FindEventAsync(tenant, eventId, ct) is { } e && filter.Sees(e)) return Results.Bytes(CloudEventJson.Write(e), CloudEventJson.MediaType);
        }

        return Problems.NotFound;
    }
}
