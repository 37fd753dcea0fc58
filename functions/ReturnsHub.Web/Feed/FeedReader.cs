using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Web.Feed;

/// <summary>Reads the change feed for one caller: only the events it sees, waiting a while when there are none.</summary>
internal sealed class FeedReader(IReturnStore store, TimeProvider time)
{
    private const int PageSize = 500;

    /// <summary>Pages read for one request at most, so that a caller who sees little of a long feed still gets an answer.</summary>
    private const int MostPages = 20;

    public async Task<FeedAnswer> ReadAsync(
        string? after, int most, TimeSpan wait, Func<RecordedEvent, bool> sees, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var taken = new List<RecordedEvent>();
        var cursor = after;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await store.ReadFeedAsync(cursor, PageSize, ct);
            foreach (var e in page.Events)
            {
                cursor = e.Cursor;
                if (!sees(e.Event)) continue;
                taken.Add(e.Event);
                if (taken.Count == most) return new FeedAnswer(taken, cursor, CaughtUp: false);
            }

            cursor = page.Next ?? cursor;
            if (page.Events.Count == PageSize) continue;
            var left = wait - time.GetElapsedTime(started);
            if (taken.Count > 0 || left <= TimeSpan.Zero) return new FeedAnswer(taken, cursor, CaughtUp: true);
            await store.WaitForFeedAsync(cursor, left, ct);
        }

        return new FeedAnswer(taken, cursor, CaughtUp: false);
    }
}

/// <summary>What a caller gets of the feed.</summary>
/// <param name="Events">The events they see.</param>
/// <param name="Next">The cursor behind everything that was looked at; null when there is nothing yet.</param>
/// <param name="CaughtUp">Whether the feed held nothing further. An empty answer to a caller who sees little may still be far from the end.</param>
internal sealed record FeedAnswer(IReadOnlyList<RecordedEvent> Events, string? Next, bool CaughtUp);
