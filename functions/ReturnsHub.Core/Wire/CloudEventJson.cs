using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Wire;

/// <summary>
/// An event as a CloudEvents 1.0 JSON event (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md):
/// the one form in which events are stored, served and delivered. <c>source</c> is <c>/tenants/{tenant}/connections/{connection}</c>,
/// <c>subject</c> the return, <c>time</c> the source's clock; extensions carry the rest.
/// </summary>
public static class CloudEventJson
{
    /// <summary>Media type of one event.</summary>
    public const string MediaType = "application/cloudevents+json";

    /// <summary>Media type of a batch.</summary>
    public const string BatchMediaType = "application/cloudevents-batch+json";

    /// <summary>What the URI of every schema begins with.</summary>
    public const string SchemaUriPrefix = "urn:returnshub:schema:";

    private const string SourcePrefix = "/tenants/";
    private const string SourceMiddle = "/connections/";

    /// <summary>
    /// Names the schema of a wire type: <c>dataschema</c>. CloudEvents wants an absolute URI there
    /// (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#dataschema), and where a hub is served is no part of an event.
    /// </summary>
    public static string SchemaUri(string type) => $"{SchemaUriPrefix}{type}.json";

    /// <summary>Where the schema of a wire type is served. Events recorded at first had this in <c>dataschema</c>.</summary>
    public static string SchemaPath(string type) => $"/schemas/{type}.json";

    /// <summary>The wire form, UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(RecordedEvent e) => e.Wire.Bytes.IsEmpty ? Render(e) : e.Wire.Bytes;

    /// <summary>Writes the event, whatever wire form it carries.</summary>
    internal static byte[] Render(RecordedEvent e)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = HubJson.Options.Encoder }))
        {
            Write(writer, e);
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes the wire form.</summary>
    public static void Write(Utf8JsonWriter writer, RecordedEvent e)
    {
        if (!e.Wire.Bytes.IsEmpty)
        {
            writer.WriteRawValue(e.Wire.Bytes.Span, skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("specversion"u8, "1.0"u8);
        writer.WriteString("id"u8, e.Id);
        writer.WriteString("source"u8, $"{SourcePrefix}{e.Tenant.Value}{SourceMiddle}{e.Source}");
        writer.WriteString("type"u8, e.Type);
        writer.WriteString("subject"u8, e.ReturnId.Value);
        writer.WriteString("time"u8, Times.Write(e.OccurredAt));
        writer.WriteString("datacontenttype"u8, "application/json"u8);
        writer.WriteString("dataschema"u8, SchemaUri(e.Type));
        writer.WriteString("sequence"u8, e.Sequence.ToString("D10", CultureInfo.InvariantCulture));
        writer.WriteString("recordedat"u8, Times.Write(e.RecordedAt));
        writer.WriteString("causationid"u8, e.CausationId);
        writer.WriteString("actorkind"u8, e.Actor.Kind.ToString().ToUpperInvariant());
        writer.WriteString("actorid"u8, e.Actor.Id);
        // Absent when there is none, so that events recorded before it existed keep their hashes.
        if (e.Via is { } via) writer.WriteString("via"u8, via);
        if (e.Evidence is { } evidence) writer.WriteString("evidence"u8, evidence.Value);
        if (e.Test is { } test)
        {
            writer.WriteBoolean("test"u8, true);
            if (test.Consumer is { } consumer) writer.WriteString("testconsumer"u8, consumer);
        }

        // CloudEvents has no empty attributes; the first event of a stream simply has none before it.
        if (e.PreviousHash.Length > 0) writer.WriteString("previoushash"u8, e.PreviousHash);
        writer.WritePropertyName("data"u8);
        JsonSerializer.Serialize(writer, e.Data, e.Data.GetType(), HubJson.Options);
        // Last, where sealing puts it.
        if (e.Hash.Length > 0) writer.WriteString("hash"u8, e.Hash);
        writer.WriteEndObject();
    }

    /// <summary>Reads the wire form.</summary>
    /// <exception cref="JsonException">Not an event of the hub, or of a type this version does not know.</exception>
    public static RecordedEvent Read(ReadOnlyMemory<byte> wire) => Read(wire, null);

    /// <summary>Reads the wire form with the trace that stood beside it.</summary>
    /// <exception cref="JsonException">Not an event of the hub, or of a type this version does not know.</exception>
    public static RecordedEvent Read(ReadOnlyMemory<byte> wire, TraceContext? trace)
    {
        using var document = JsonDocument.Parse(wire, new JsonDocumentOptions { MaxDepth = HubJson.MaxDepth });
        var root = document.RootElement;
        string Text(string name) => root.TryGetProperty(name, out var value)
            ? value.GetString() ?? throw new JsonException($"'{name}' is null.")
            : throw new JsonException($"'{name}' is missing.");

        var type = Text("type");
        var known = EventCatalogue.TypeOf(type) ?? throw new JsonException($"'{Clip.Of(type)}' is not an event type this version knows.");
        var source = Text("source");
        var middle = source.IndexOf(SourceMiddle, StringComparison.Ordinal);
        if (middle < 0 || !source.StartsWith(SourcePrefix, StringComparison.Ordinal)) throw new JsonException("'source' is not the hub's.");
        return new RecordedEvent
        {
            Id = root.GetProperty("id").GetGuid(),
            Tenant = new TenantId(source[SourcePrefix.Length..middle]),
            Source = source[(middle + SourceMiddle.Length)..],
            ReturnId = ReturnId.Parse(Text("subject")),
            Sequence = long.Parse(Text("sequence"), NumberStyles.None, CultureInfo.InvariantCulture),
            Type = type,
            OccurredAt = Time(Text("time")),
            RecordedAt = Time(Text("recordedat")),
            CausationId = Text("causationid"),
            Actor = new Actor(Enum.Parse<ActorKind>(Text("actorkind"), ignoreCase: true), Text("actorid")),
            Via = root.TryGetProperty("via", out var via) ? via.GetString() : null,
            Evidence = root.TryGetProperty("evidence", out var evidence) ? EvidenceHash.Parse(evidence.GetString()!) : null,
            Test = root.TryGetProperty("test", out var test) && test.GetBoolean()
                ? new TestMark(root.TryGetProperty("testconsumer", out var consumer) ? consumer.GetString() : null)
                : null,
            PreviousHash = root.TryGetProperty("previoushash", out var previous) ? previous.GetString()! : "",
            Hash = root.TryGetProperty("hash", out var hash) ? hash.GetString()! : "",
            Wire = new WireForm(wire),
            Trace = trace,
            Data = (ReturnEvent?)root.GetProperty("data").Deserialize(known, HubJson.Options) ?? throw new JsonException("'data' is null."),
        };
    }

    private static DateTimeOffset Time(string text) =>
        Times.TryRead(text, out var time) ? time : throw new JsonException("A time is not RFC 3339.");
}
