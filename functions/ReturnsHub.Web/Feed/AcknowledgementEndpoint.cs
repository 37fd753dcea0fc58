using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Feed;

/// <summary>What a consumer has read and booked.</summary>
public sealed record AcknowledgeEvents
{
    /// <summary>The <c>X-Next-Cursor</c> behind it.</summary>
    public required string Cursor { get; init; }
}

/// <summary>Takes down how far a consumer has come, so that it need not keep a cursor itself.</summary>
internal static class AcknowledgementEndpoint
{
    private const int LongestCursor = 256 * 1024;

    private static readonly Problem NoConsumer =
        new(400, "consumer-missing", "Only a consumer says what it has read. Use a key that is bound to one ('consumer' beside the key in the configuration).");

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/events/ack", AcknowledgeAsync)
            .Needs(Permission.ReadEvents)
            .AlsoForConsumers()
            .Describe(
                "acknowledgeEvents",
                "Keep a cursor for the consumer whose key this is.",
                "GET /api/events?from=acknowledged continues after it. Send it only when everything before it is booked. An earlier cursor is taken too, to read again.")
            .Takes<AcknowledgeEvents>()
            .Answers(204, "The cursor is kept.")
            .Refuses(400, 404, 413, 415);

    private static async Task<IResult> AcknowledgeAsync(
        HttpContext context, RequestBody body, FeedFilters filters, FeedAcknowledgements acknowledgements, CancellationToken ct)
    {
        if (context.Caller().Consumer is null || filters.ConsumerOf(context, null, null) is not { } consumer) return NoConsumer;
        var read = await body.ReadAsync<AcknowledgeEvents>(context);
        if (read.Cursor.Length is 0 or > LongestCursor) throw new InvalidCursorException();
        await acknowledgements.SaveAsync(consumer, read.Cursor, ct);
        return Results.NoContent();
    }
}
