using System.Collections.Concurrent;

namespace ReturnsHub.Azure.Feeds;

/// <summary>
/// The feed over all ranges. The cursor after an event says for every range how far it was read; ranges take turns being read first, so
/// that a busy one does not starve the others.
/// </summary>
internal sealed class ReturnFeed(FeedPages pages, TimeProvider time)
{
    private const int LargestPage = 10_000;
    private const int MostKept = 64;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly Pulse _pulse = new();

    /// <summary>
    /// How far a cursor reaches past documents that are no events. A cursor stays the same until an event follows; without this, a
    /// thousand postponed deadlines would be read again with every look.
    /// </summary>
    private readonly ConcurrentDictionary<string, FeedPlace[]> _further = new(StringComparer.Ordinal);

    /// <summary>Something was appended by this process.</summary>
    public void Appended() => _pulse.Beat();

    public async Task<FeedPage> ReadAsync(string? after, int most, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, LargestPage);
        var cursor = after ?? "";
        var places = await StartAsync(cursor, ct);
        var events = new List<FeedEvent>();
        for (var range = 0; range < places.Count && events.Count < most; range++) await ReadRangeAsync(places, range, events, most, ct);
        if (events.Count > 0) return new FeedPage(events, events[^1].Cursor);
        if (_further.Count >= MostKept) _further.Clear();
        _further[cursor] = [.. places];
        return new FeedPage([], after);
    }

    public async Task WaitAsync(string? after, TimeSpan atMost, CancellationToken ct)
    {
        // A day is as long as timers are asked to wait; who wants to wait longer asks again.
        var until = time.GetUtcNow() + (atMost < TimeSpan.FromDays(1) ? atMost : TimeSpan.FromDays(1));
        while (true)
        {
            var appended = _pulse.Next;
            if ((await ReadAsync(after, 1, ct)).Events.Count > 0) return;
            var left = until - time.GetUtcNow();
            if (left <= TimeSpan.Zero) return;
            await appended.WaitAsync(left < Poll ? left : Poll, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
        }
    }

    private async Task<List<FeedPlace>> StartAsync(string cursor, CancellationToken ct)
    {
        if (_further.TryGetValue(cursor, out var further)) return [.. further];
        return [.. cursor.Length == 0 ? await pages.BeginningAsync(ct) : FeedCursor.Read(cursor)];
    }

    /// <summary>Reads on in one range until it is drained or there are enough events; keeps its place in <paramref name="places"/>.</summary>
    private async Task ReadRangeAsync(List<FeedPlace> places, int range, List<FeedEvent> events, int most, CancellationToken ct)
    {
        while (events.Count < most && await pages.NextAsync(places[range], most - events.Count, ct) is { } page)
        {
            if (places[range].Parts(page.Continuation) is { } parts)
            {
                places.RemoveAt(range);
                places.InsertRange(range, parts);
                continue;
            }

            var left = page.Events.Where(e => places[range].IsUnread(e.Transaction, e.Index)).ToList();
            var read = left.Take(most - events.Count).ToList();
            var start = places[range];
            for (var i = 0; i < read.Count; i++)
            {
                var (transaction, index, e) = read[i];
                places[range] = i == left.Count - 1
                    ? start.Behind(page.Continuation, page.LastTransaction)
                    : start with { Transaction = transaction, Events = index + 1 };
                events.Add(new FeedEvent(CursorAfter(places, range), e));
            }

            if (read.Count < left.Count) return;
            places[range] = start.Behind(page.Continuation, page.LastTransaction);
        }
    }

    private static string CursorAfter(List<FeedPlace> places, int range)
    {
        var next = (range + 1) % places.Count;
        return FeedCursor.Write([.. places[next..], .. places[..next]]);
    }
}
