using System.Collections.Concurrent;
using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Deliveries;

/// <summary>
/// Versions of rows as this process last read or wrote them, with their tags: an attempt writes its row two or three times, and need not read
/// it before each. What is out of date is refused by the tag, then read.
/// </summary>
internal sealed class KnownRows
{
    private const int Most = 4_096;

    private readonly ConcurrentDictionary<Place, (long Version, string ETag)> _rows = new();

    /// <summary>The tag of a row's version; null when this process does not know it.</summary>
    public string? TagOf(Place place, long version) => _rows.TryGetValue(place, out var known) && known.Version == version ? known.ETag : null;

    /// <summary>Remembers a row; forgets one that has ended, which nobody writes again soon.</summary>
    public void Keep(Place place, DeliveryStatus status, long version, string? etag)
    {
        if (etag is null || status == DeliveryStatus.Confirmed)
        {
            _rows.TryRemove(place, out _);
            return;
        }

        if (_rows.Count >= Most) _rows.Clear();
        _rows[place] = (version, etag);
    }
}
