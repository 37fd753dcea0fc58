using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Web.Feed;

/// <summary>Writes events as a CloudEvents batch, or one per line for who accepts <c>application/x-ndjson</c>.</summary>
internal sealed class EventsResult(IReadOnlyList<RecordedEvent> events) : IResult
{
    public const string LinesMediaType = "application/x-ndjson";
    private const int FlushAt = 64 * 1024;
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var lines = httpContext.Request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals(LinesMediaType, StringComparison.OrdinalIgnoreCase));
        httpContext.Response.Headers.Vary = "Accept";
        httpContext.Response.ContentType = lines ? LinesMediaType : CloudEventJson.BatchMediaType;
        await (lines ? WriteLinesAsync(httpContext) : WriteBatchAsync(httpContext));
    }

    private async Task WriteLinesAsync(HttpContext context)
    {
        var output = context.Response.BodyWriter;
        foreach (var e in events)
        {
            output.Write(CloudEventJson.Write(e).Span);
            output.Write(NewLine);
            if (output.UnflushedBytes > FlushAt) await output.FlushAsync(context.RequestAborted);
        }

        await output.FlushAsync(context.RequestAborted);
    }

    private async Task WriteBatchAsync(HttpContext context)
    {
        var output = context.Response.BodyWriter;
        await using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = HubJson.Options.Encoder });
        writer.WriteStartArray();
        foreach (var e in events)
        {
            CloudEventJson.Write(writer, e);
            if (writer.BytesPending <= FlushAt) continue;
            await writer.FlushAsync(context.RequestAborted);
            await output.FlushAsync(context.RequestAborted);
        }

        writer.WriteEndArray();
        await writer.FlushAsync(context.RequestAborted);
        await output.FlushAsync(context.RequestAborted);
    }
}

/// <summary>An event on the wire: a CloudEvents 1.0 JSON event (https://github.com/cloudevents/spec). Described here for the OpenAPI document.</summary>
public sealed record CloudEventView
{
    /// <summary>Always <c>1.0</c>.</summary>
    public required string Specversion { get; init; }

    /// <summary>UUIDv7.</summary>
    public required string Id { get; init; }

    /// <summary><c>/tenants/{tenant}/connections/{connection}</c>.</summary>
    public required string Source { get; init; }

    /// <summary><c>returnshub.{noun}.{past-tense verb}.v{version}</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The return.</summary>
    public required string Subject { get; init; }

    /// <summary>The source's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Always <c>application/json</c>.</summary>
    public required string Datacontenttype { get; init; }

    /// <summary>Where the data's JSON Schema is.</summary>
    public required string Dataschema { get; init; }

    /// <summary>Place on the return's stream, ten digits.</summary>
    public required string Sequence { get; init; }

    /// <summary>The hub's clock.</summary>
    public required DateTimeOffset Recordedat { get; init; }

    /// <summary>What caused it.</summary>
    public required string Causationid { get; init; }

    /// <summary>SYSTEM, PERSON or MODEL.</summary>
    public required string Actorkind { get; init; }

    /// <summary>A stable subject id.</summary>
    public required string Actorid { get; init; }

    /// <summary>From where a person's command came: <c>key:</c> and the start of the key's hash, or <c>platform:</c> and the identity provider.</summary>
    public string? Via { get; init; }

    /// <summary>SHA-256 of the raw bytes behind it.</summary>
    public string? Evidence { get; init; }

    /// <summary>The hash of the event before.</summary>
    public string? Previoushash { get; init; }

    /// <summary>The event's own hash.</summary>
    public required string Hash { get; init; }

    /// <summary>What happened, by <see cref="Dataschema"/>.</summary>
    public required object Data { get; init; }
}
