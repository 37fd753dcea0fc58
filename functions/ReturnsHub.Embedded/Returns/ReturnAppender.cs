using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Wire;
using ReturnsHub.Embedded.Channels;
using ReturnsHub.Embedded.Claims;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Returns;

/// <summary>
/// One append: prepared on the caller's thread (JSON and hashes are most of its cost), applied on the writer's. Every
/// conflict is found by reading before anything is written, so a refused append leaves nothing to take back.
/// </summary>
internal sealed class ReturnAppender
{
    private static readonly Sql Find = new(
        "select rid, version, status, held, exceptions_digest from returns where tenant=? and return_id=?");
    private static readonly Sql NextRid = new("select coalesce(max(rid), 0) + 1 from returns");
    private static readonly Sql KeyStands = new("select 1 from dedupe where rid=? and key=?");
    private static readonly Sql InsertKey = new("insert into dedupe(rid, key) values(?, ?) on conflict do nothing");
    private static readonly Sql InsertEvent = new("insert into events(rid, seq, event_id, wire, trace) values(?, ?, ?, ?, ?)");
    private static readonly Sql InsertReturn = new("""
        insert into returns(version, changed, status, held, order_id, rma, exceptions_digest, next_due, state, rid, tenant, return_id)
        values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);
    private static readonly Sql UpdateReturn = new("""
        update returns set version=?, changed=?, status=?, held=?, order_id=?, rma=?, exceptions_digest=?, next_due=?, state=? where rid=?
        """);

    private readonly Append _append;
    private readonly (byte[] Id, byte[] Wire, string? Trace)[] _events;
    private readonly byte[][] _keys;
    private readonly byte[] _state;
    private readonly int _status;
    private readonly bool _held;
    private readonly ExceptionRows _exceptions;
    private readonly ClaimRows _claims;
    private readonly ChannelRows _channels;

    public ReturnAppender(Append append)
    {
        AppendCheck.Check(append);
        _append = append;
        _events = [.. append.Events.Select(e => (e.Id.ToByteArray(bigEndian: true), CloudEventJson.Write(e).ToArray(), e.Trace?.ToText()))];
        _keys = [.. append.DedupeKeys.Select(key => SHA256.HashData(Encoding.UTF8.GetBytes(key))[..16])];
        _state = JsonSerializer.SerializeToUtf8Bytes(append.State, HubJson.Options);
        _status = (int)append.State.Status;
        _held = append.State.Credits.Any(c => c.Status == CreditStatus.Held);
        _exceptions = new ExceptionRows(append.State);
        _claims = new ClaimRows(append.State);
        _channels = new ChannelRows(append.Events);
    }

    /// <summary>Roughly what it adds to the transaction.</summary>
    public int Bytes => _state.Length + _events.Sum(e => e.Wire.Length);

    public AppendResult Apply(JournalConnection db, Feed feed)
    {
        var before = Read(db);
        if ((before?.Version ?? 0) != _append.ExpectedVersion) return AppendResult.Conflict;
        var rid = before?.Rid ?? db.Use(NextRid).Scalar()!.Value;
        if (before is not null && AnyKeyStands(db, rid)) return AppendResult.Duplicate;

        foreach (var key in _keys) db.Use(InsertKey).Bind(rid).Bind(key).Run();
        var position = WriteEvents(db, rid);
        WriteReturn(db, rid, position, isNew: before is null);
        _exceptions.Write(db, rid, before?.ExceptionsDigest);
        _claims.Write(db, rid);
        _channels.Write(db);
        ReturnCounters.Moved(db, _append.Key.Tenant, before is null ? null : (before.Status, before.Held), (_status, _held));
        feed.Reached(position);
        return AppendResult.Appended;
    }

    private bool AnyKeyStands(JournalConnection db, long rid) =>
        _keys.Any(key => db.Use(KeyStands).Bind(rid).Bind(key).Scalar() is not null);

    private Stored? Read(JournalConnection db)
    {
        using var row = db.Use(Find).Bind(_append.Key.Tenant.Value).Bind(_append.Key.ReturnId.Value);
        return row.Step()
            ? new Stored(row.Int64(0), row.Int64(1), row.Int32(2), row.Flag(3), row.IsNull(4) ? null : row.Blob(4))
            : null;
    }

    private long WriteEvents(JournalConnection db, long rid)
    {
        var sequence = _append.ExpectedVersion;
        foreach (var (id, wire, trace) in _events) db.Use(InsertEvent).Bind(rid).Bind(++sequence).Bind(id).Bind(wire).Bind(trace).Run();
        return db.LastRowId;
    }

    private void WriteReturn(JournalConnection db, long rid, long position, bool isNew)
    {
        var state = _append.State;
        var statement = db.Use(isNew ? InsertReturn : UpdateReturn)
            .Bind(state.Version).Bind(position).Bind(_status).Bind(_held)
            .Bind(state.Header?.OrderId ?? state.Order?.OrderId).Bind(state.Header?.Rma?.ToUpperInvariant())
            .Bind(_exceptions.Digest).Bind(_append.NextDue).Bind(_state).Bind(rid);
        if (isNew) statement.Bind(_append.Key.Tenant.Value).Bind(_append.Key.ReturnId.Value);
        statement.Run();
    }

    private sealed record Stored(long Rid, long Version, int Status, bool Held, byte[]? ExceptionsDigest);
}
