using System.Globalization;
using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Wire;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Returns;

/// <summary>Streams, states and dedupe keys in the journal; the events' row order is the change feed.</summary>
internal sealed class SqliteReturnStore(JournalWriter writer, ReaderPool readers, Signal appended) : IReturnStore
{
    public Task<ReturnState?> LoadAsync(StreamKey key, CancellationToken ct) => Task.FromResult(readers.Read(db => db.First(
        "SELECT state FROM returns WHERE tenant = @0 AND return_id = @1", r => ReadState(r.Bytes(0)), key.Tenant.Value, key.ReturnId.Value)));

    public Task<AppendResult> AppendAsync(Append append, CancellationToken ct)
    {
        if (append.Events.Count == 0) throw new ArgumentException("An append holds at least one event.", nameof(append));
        // What can be done here is not done on the writer: it is everybody's.
        var prepared = new PreparedAppend(append);
        return writer.WriteAsync(w => Write(w, prepared), ct);
    }

    public Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamKey key, long fromSequence, CancellationToken ct)
    {
        var wires = readers.Read(db => db.All(
            "SELECT e.wire FROM events e JOIN returns r ON r.rid = e.rid WHERE r.tenant = @0 AND r.return_id = @1 AND e.sequence >= @2 ORDER BY e.sequence",
            r => r.Bytes(0), key.Tenant.Value, key.ReturnId.Value, fromSequence));
        return Task.FromResult<IReadOnlyList<RecordedEvent>>([.. wires.Select(w => CloudEventJson.Read(w))]);
    }

    public Task<RecordedEvent?> FindEventAsync(TenantId tenant, Guid eventId, CancellationToken ct)
    {
        var wire = readers.Read(db => db.First("SELECT wire FROM events WHERE event_id = @0", r => r.Bytes(0), eventId.ToByteArray(bigEndian: true)));
        var found = wire is null ? null : CloudEventJson.Read(wire);
        return Task.FromResult(found?.Tenant == tenant ? found : null);
    }

    public Task<FeedPage> ReadFeedAsync(string? after, int most, CancellationToken ct)
    {
        var position = Position(after);
        var rows = readers.Read(db => db.All(
            "SELECT position, wire FROM events WHERE position > @0 ORDER BY position LIMIT @1", r => (Position: r.GetInt64(0), Wire: r.Bytes(1)), position, most));
        var events = rows.Select(r => new FeedEvent(Cursor(r.Position), CloudEventJson.Read(r.Wire))).ToList();
        return Task.FromResult(new FeedPage(events, events.Count == 0 ? after : events[^1].Cursor));
    }

    public async Task WaitForFeedAsync(string? after, TimeSpan atMost, CancellationToken ct)
    {
        var position = Position(after);
        var next = appended.Next;
        var last = readers.Read(db => db.Scalar("SELECT MAX(position) FROM events"));
        if (last is long newest && newest > position) return;
        await appended.WaitAsync(next, atMost, ct);
    }

    public static ReturnState ReadState(byte[] json) =>
        JsonSerializer.Deserialize<ReturnState>(json, HubJson.Options) ?? throw new JsonException("A stored state is null.");

    private AppendResult Write(WriteContext w, PreparedAppend a)
    {
        var (rid, version) = w.Db.First(
            "SELECT rid, version FROM returns WHERE tenant = @0 AND return_id = @1", r => (r.GetInt64(0), r.GetInt64(1)), a.Tenant, a.ReturnId);
        if (version != a.Append.ExpectedVersion) return AppendResult.Conflict;
        if (rid == 0) rid = (long)w.Db.Scalar(PreparedAppend.Insert, a.Tenant, a.ReturnId, a.Version, a.Status, a.Held, a.UpdatedAt, a.State)!;
        else
        {
            foreach (var key in a.Keys)
            {
                if (w.Db.Scalar("SELECT 1 FROM dedupe WHERE rid = @0 AND key = @1", rid, key) is not null) return AppendResult.Duplicate;
            }

            w.Db.Execute(PreparedAppend.Update, rid, a.Version, a.Status, a.Held, a.UpdatedAt, a.State);
        }

        foreach (var key in a.Keys) w.Db.Execute("INSERT OR IGNORE INTO dedupe (rid, key) VALUES (@0, @1)", rid, key);
        foreach (var e in a.Events)
            w.Db.Execute("INSERT INTO events (rid, sequence, event_id, wire) VALUES (@0, @1, @2, @3)", rid, e.Sequence, e.Id, e.Wire);
        if (a.NamesChanged) w.Db.Execute("UPDATE returns SET order_id = @1, rma = @2 WHERE rid = @0", rid, a.OrderId, a.Rma);
        if (a.ExceptionsChanged) WriteExceptions(w.Db, rid, a.Append.State.Exceptions);
        w.AfterCommit(appended.Set);
        return AppendResult.Appended;
    }

    private static void WriteExceptions(Db db, long rid, IReadOnlyList<OpenException> open)
    {
        db.Execute("DELETE FROM exceptions WHERE rid = @0", rid);
        foreach (var e in open)
        {
            db.Execute(
                "INSERT INTO exceptions (rid, kind, about, severity, since, detail) VALUES (@0, @1, @2, @3, @4, @5)",
                rid, (int)e.Kind, e.About, (int)e.Severity, e.Since.UtcTicks, e.Detail);
        }
    }

    private static string Cursor(long position) => position.ToString(CultureInfo.InvariantCulture);

    private static long Position(string? cursor) => string.IsNullOrEmpty(cursor) ? 0 : KeysetCursor.Read(cursor, 1)[0];

    /// <summary>An append in the form in which it is written.</summary>
    private sealed class PreparedAppend(Append append)
    {
        public const string Insert =
            "INSERT INTO returns (tenant, return_id, version, status, held, updated_at, state) VALUES (@0, @1, @2, @3, @4, @5, @6) RETURNING rid";

        public const string Update = "UPDATE returns SET version = @1, status = @2, held = @3, updated_at = @4, state = @5 WHERE rid = @0";

        public Append Append => append;

        public string Tenant { get; } = append.Key.Tenant.Value;

        public string ReturnId { get; } = append.Key.ReturnId.Value;

        public long Version { get; } = append.State.Version;

        public int Status { get; } = (int)append.State.Status;

        public int Held { get; } = append.State.Credits.Any(c => c.Status == CreditStatus.Held) ? 1 : 0;

        public long UpdatedAt { get; } = append.State.UpdatedAt.UtcTicks;

        public string? OrderId { get; } = append.State.Header?.OrderId;

        public string? Rma { get; } = append.State.Header?.Rma?.ToUpperInvariant();

        public byte[] State { get; } = JsonSerializer.SerializeToUtf8Bytes(append.State, HubJson.Options);

        public IReadOnlyList<byte[]> Keys { get; } = [.. append.DedupeKeys.Distinct(StringComparer.Ordinal).Select(Hashes.Key)];

        public IReadOnlyList<(long Sequence, byte[] Id, byte[] Wire)> Events { get; } =
            [.. append.Events.Select(e => (e.Sequence, e.Id.ToByteArray(bigEndian: true), CloudEventJson.Write(e)))];

        public bool NamesChanged { get; } = append.Events.Any(e => e.Data is ReturnRequested or ReturnNamed);

        public bool ExceptionsChanged { get; } = append.Events.Any(e => e.Data is ExceptionRaised or ExceptionResolved);
    }
}
