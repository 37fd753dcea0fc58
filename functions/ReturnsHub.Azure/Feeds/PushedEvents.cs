using System.Text.Json;
using ReturnsHub.Azure.Returns;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Azure.Feeds;

/// <summary>
/// Reads what the change feed's trigger hands over from the container of returns. Documents that hold no events (states, exceptions,
/// claims) are passed over.
/// </summary>
public static class PushedEvents
{
    private const string Wires = "wires";
    private const string Trace = "trace";

    /// <summary>The events of the documents, each return's in sequence.</summary>
    /// <param name="documents">The documents as the trigger gives them: a JSON array.</param>
    /// <exception cref="JsonException">Not an array of documents, or an event of a type this version does not know.</exception>
    public static IReadOnlyList<RecordedEvent> Read(string documents)
    {
        using var json = JsonDocument.Parse(documents, new JsonDocumentOptions { MaxDepth = HubJson.MaxDepth });
        if (json.RootElement.ValueKind != JsonValueKind.Array) throw new JsonException("The change feed gave no array.");
        var events = json.RootElement.EnumerateArray().SelectMany(EventsOf).ToList();
        // One partition's changes come in order; a batch holds several, and nobody says how they are mixed.
        return [.. events.GroupBy(e => new StreamKey(e.Tenant, e.ReturnId)).SelectMany(stream => stream.OrderBy(e => e.Sequence))];
    }

    private static IEnumerable<RecordedEvent> EventsOf(JsonElement document) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(Wires, out var wires) && wires.ValueKind == JsonValueKind.Array
            ? wires.EnumerateArray().Select(w => EventDocument.Read(w.GetString() ?? throw new JsonException("An event is null."), TraceOf(document)))
            : [];

    private static string? TraceOf(JsonElement document) =>
        document.TryGetProperty(Trace, out var trace) && trace.ValueKind == JsonValueKind.String ? trace.GetString() : null;
}
