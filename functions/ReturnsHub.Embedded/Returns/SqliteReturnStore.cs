using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Wire;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Returns;

/// <inheritdoc />
internal sealed class SqliteReturnStore(JournalWriter writer, ReadPool reads, Feed feed, TimeProvider time) : IReturnStore
{
    private const int LargestFeedPage = 10_000;

    private static readonly Sql State = new("select state from returns where tenant=? and return_id=?");
    private static readonly Sql Stream = new("""
        select wire from events where rid=(select rid from returns where tenant=? and return_id=?) and seq>=? order by seq
        """);
    private static readonly Sql ById = new(
        "select e.wire from events e join returns r on r.rid=e.rid where e.event_id=? and r.tenant=?");
    private static readonly Sql After = new("select position, wire, trace from events where position>? order by position limit ?");
    private static readonly Sql Last = new("select max(position) from events");

    public Task<ReturnState?> LoadAsync(StreamKey key, CancellationToken ct) => reads.ReadAsync(db =>
    {
        using var row = db.Use(State).Bind(key.Tenant.Value).Bind(key.ReturnId.Value);
        return row.Step() ? JsonSerializer.Deserialize<ReturnState>(row.Span(0), HubJson.Options) : null;
    }, ct);

    public Task<AppendResult> AppendAsync(Append append, CancellationToken ct)
    {
        var appender = new ReturnAppender(append);
        return writer.RunAsync(db => appender.Apply(db, feed), ct, appender.Bytes);
    }

    public Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamKey key, long fromSequence, CancellationToken ct) =>
        reads.ReadAsync<IReadOnlyList<RecordedEvent>>(db =>
        {
            var events = new List<RecordedEvent>();
            using var rows = db.Use(Stream).Bind(key.Tenant.Value).Bind(key.ReturnId.Value).Bind(fromSequence);
            while (rows.Step()) events.Add(CloudEventJson.Read(rows.Blob(0)));
            return events;
        }, ct);

    public Task<RecordedEvent?> FindEventAsync(TenantId tenant, Guid eventId, CancellationToken ct) => reads.ReadAsync(db =>
    {
        using var row = db.Use(ById).Bind(eventId.ToByteArray(bigEndian: true)).Bind(tenant.Value);
        return row.Step() ? CloudEventJson.Read(row.Blob(0)) : null;
    }, ct);

    public Task<FeedPage> ReadFeedAsync(string? after, int most, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, LargestFeedPage);
        var position = Feed.PositionOf(after);
        return reads.ReadAsync(db =>
        {
            var events = new List<FeedEvent>();
            using var rows = db.Use(After).Bind(position).Bind(most);
            while (rows.Step()) events.Add(new FeedEvent(Feed.Cursor(rows.Int64(0)), CloudEventJson.Read(rows.Blob(1), TraceContext.OfText(rows.TextOrNull(2)))));
            if (events.Count > 0) return new FeedPage(events, events[^1].Cursor);
            // A cursor from beyond the end would wait for ever without a word: it belongs to another journal.
            return position <= (db.Use(Last).Scalar() ?? 0) ? new FeedPage([], after) : throw new InvalidCursorException();
        }, ct);
    }

    public async Task WaitForFeedAsync(string? after, TimeSpan atMost, CancellationToken ct)
    {
        var more = feed.More;
        if (Feed.PositionOf(after) != feed.Position) return;
        await Pulse.WaitAsync(more, atMost, time, ct);
    }
}
