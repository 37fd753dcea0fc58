using System.Text.Json;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Paging;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Azure.Audit;

/// <summary>How far the trail was read on either side.</summary>
/// <param name="Events">The key of the last document of events that was read to its end.</param>
/// <param name="EventsTaken">Events read of the document that follows.</param>
/// <param name="Entries">The audit log's own cursor of the page that is being read; null for its first.</param>
/// <param name="EntriesTaken">Entries read of that page.</param>
internal sealed record AuditPlace(string Events, int EventsTaken, string? Entries, int EntriesTaken)
{
    private const string List = "audit";

    /// <summary>Documents of events are found by time, entries are passed over one by one.</summary>
    public static AuditPlace Beginning(DateTimeOffset? from) => new(from is { } at ? SortableTime.Write(at) : KeysetCursor.First, 0, null, 0);

    public static AuditPlace Of(EventTrail events, EntryTrail entries) => new(events.Key, events.Taken, entries.Cursor, entries.Taken);

    public string Write() => KeysetCursor.Write(List, JsonSerializer.Serialize(this, HubJson.Options));

    /// <exception cref="InvalidCursorException">It is not a cursor of the trail.</exception>
    public static AuditPlace? Read(string? cursor)
    {
        if (KeysetCursor.Read(List, cursor) is not { } key) return null;
        try
        {
            return JsonSerializer.Deserialize<AuditPlace>(key, HubJson.Options) is { Events: not null, EventsTaken: >= 0, EntriesTaken: >= 0 } place ? place : throw new InvalidCursorException();
        }
        catch (JsonException)
        {
            throw new InvalidCursorException();
        }
    }
}
