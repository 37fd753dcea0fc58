using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Queues;

/// <summary>
/// Remembers message ids for the duplicate window. Ids end in the younger of two generations; once a generation is a window
/// old, the other one holds nothing that counts and is emptied whole, which costs far less than deleting row by row.
/// </summary>
internal sealed class DuplicateDetection : IParticipant
{
    private const string YoungerName = "message_ids.younger";
    private const string SinceName = "message_ids.since";

    private static readonly Sql Gather = new("insert into message_ids_recent(queue, key, at) values(?, ?, ?)");
    private static readonly Sql LoadGathered = new("select at, queue, key from message_ids_recent order by id");
    private static readonly Sql ClearGathered = new("delete from message_ids_recent");
    private static readonly Sql[] Stands =
    [
        new("select at from message_ids_0 where queue=? and key=?"),
        new("select at from message_ids_1 where queue=? and key=?"),
    ];
    private static readonly Sql[] Move = [new(MoveInto("message_ids_0")), new(MoveInto("message_ids_1"))];
    private static readonly Sql[] Empty = [new("delete from message_ids_0"), new("delete from message_ids_1")];
    private static readonly Sql ReadMeta = new("select value from meta where name=?");
    private static readonly Sql WriteMeta = new("insert or replace into meta(name, value) values(?, ?)");

    private readonly TimeSpan _window;
    private readonly RecentKeys<(long Queue, UInt128 Id)> _recent;
    private (int Younger, long Since) _committed;
    private (int Younger, long Since) _applied;

    public DuplicateDetection(JournalConnection db, TimeSpan window)
    {
        _window = window;
        _recent = new(db, LoadGathered, row => (row.Int64(1), IdOf(row.Span(2))), ClearGathered);
        _committed = _applied = ((int)(db.Use(ReadMeta).Bind(YoungerName).Scalar() ?? 0), db.Use(ReadMeta).Bind(SinceName).Scalar() ?? 0);
    }

    /// <summary>What stands for a message id: 16 bytes of its SHA-256.</summary>
    public static byte[] KeyOf(string messageId) => SHA256.HashData(Encoding.UTF8.GetBytes(messageId))[..16];

    /// <summary>Whether the id is new to the queue; if so it is remembered. On the writer's thread.</summary>
    public bool IsNew(JournalConnection db, long queue, byte[] key, DateTimeOffset now)
    {
        TurnOver(db, now);
        var gone = (now - _window).UtcTicks;
        var id = (queue, IdOf(key));
        if (_recent.TryFind(id, out var at) && at > gone) return false;
        if (db.Use(Stands[0]).Bind(queue).Bind(key).Scalar() > gone || db.Use(Stands[1]).Bind(queue).Bind(key).Scalar() > gone) return false;
        db.Use(Gather).Bind(queue).Bind(key).Bind(now).Run();
        _recent.Add(id, now.UtcTicks);
        if (_recent.Full) _recent.Move(db, Move[_applied.Younger]);
        return true;
    }

    public void Committed(JournalConnection db)
    {
        _committed = _applied;
        _recent.Committed(db);
    }

    public void RolledBack()
    {
        _applied = _committed;
        _recent.RolledBack();
    }

    private void TurnOver(JournalConnection db, DateTimeOffset now)
    {
        if (now.UtcTicks - _applied.Since < _window.Ticks) return;
        _applied = (1 - _applied.Younger, now.UtcTicks);
        db.Use(Empty[_applied.Younger]).Run();
        db.Use(WriteMeta).Bind(YoungerName).Bind(_applied.Younger).Run();
        db.Use(WriteMeta).Bind(SinceName).Bind(_applied.Since).Run();
    }

    private static string MoveInto(string generation) => $"""
        insert into {generation}(queue, key, at) select queue, key, max(at) from message_ids_recent group by queue, key order by queue, key
        on conflict(queue, key) do update set at=excluded.at
        """;

    private static UInt128 IdOf(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadUInt128BigEndian(key);
}
