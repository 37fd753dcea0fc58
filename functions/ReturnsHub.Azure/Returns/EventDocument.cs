using System.Globalization;
using System.Text;
using ReturnsHub.Azure.Channels;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Azure.Returns;

/// <summary>
/// An event in its wire form, byte for byte; written once and never again. An append of more events than a transaction takes documents
/// puts several into one, so a document is a run of events.
/// </summary>
internal sealed record EventDocument
{
    private const string Prefix = "e";

    /// <summary>By the first event's sequence: no sequence is taken twice, and the order of ids is the order of events.</summary>
    public required string Id { get; init; }

    public required string Pk { get; init; }

    public required TenantId Tenant { get; init; }

    /// <summary>The first event's sequence.</summary>
    public required long Sequence { get; init; }

    public required IReadOnlyList<Guid> EventIds { get; init; }

    /// <summary>When the first was recorded, on which return and as which of its events: sorts events over all returns.</summary>
    public required string Recorded { get; init; }

    /// <summary>Tenant and day, when units were given to a channel.</summary>
    public string? ChannelDay { get; init; }

    /// <summary>Units given, by channel.</summary>
    public IReadOnlyDictionary<string, int>? Channels { get; init; }

    /// <summary>The events.</summary>
    public required IReadOnlyList<string> Wires { get; init; }

    /// <summary>The trace the append was made in, as <see cref="TraceContext"/> writes it: beside the events, for their wire form stays as it was hashed.</summary>
    public string? Trace { get; init; }

    /// <summary>Behind the id of every event and before that of the state.</summary>
    public const string EndOfIds = "f";

    public static string IdOf(long sequence) => Prefix + sequence.ToString("D10", CultureInfo.InvariantCulture);

    public static bool IsIdOfEvents(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) && id.Length == 11;

    public static EventDocument Of(StreamKey key, IReadOnlyList<RecordedEvent> run)
    {
        var first = run[0];
        var channels = ChannelUnits.Of(run);
        return new EventDocument
        {
            Id = IdOf(first.Sequence),
            Pk = key.ToString(),
            Tenant = key.Tenant,
            Sequence = first.Sequence,
            EventIds = [.. run.Select(e => e.Id)],
            Recorded = RecordedAt(first),
            ChannelDay = channels.Count > 0 ? ChannelUnits.Day(key.Tenant, DateOnly.FromDateTime(first.RecordedAt.UtcDateTime)) : null,
            Channels = channels.Count > 0 ? channels : null,
            Wires = [.. run.Select(e => Encoding.UTF8.GetString(CloudEventJson.Write(e).Span))],
            Trace = first.Trace?.ToText(),
        };
    }

    public IEnumerable<RecordedEvent> Events() => Wires.Select(wire => Read(wire, Trace));

    public static RecordedEvent Read(string wire, string? trace) => CloudEventJson.Read(Encoding.UTF8.GetBytes(wire), TraceContext.OfText(trace));

    private static string RecordedAt(RecordedEvent e) =>
        $"{SortableTime.Write(e.RecordedAt)}/{e.ReturnId.Value}/{e.Sequence.ToString("D10", CultureInfo.InvariantCulture)}";
}
