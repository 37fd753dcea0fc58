using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Queues;

/// <summary>
/// Remembers message ids for the duplicate window. Ids go into the younger of two generations; once a generation is a window
/// old, the other one holds nothing that counts and is emptied whole, which costs far less than deleting row by row.
/// </summary>
internal sealed class DuplicateDetection : IParticipant
{
    private static readonly Sql[] Stands =
    [
        new("select at from message_ids_0 where queue=? and key=?"),
        new("select at from message_ids_1 where queue=? and key=?"),
    ];

    private static readonly Sql[] Remember =
    [
        new("insert into message_ids_0(queue, key, at) values(?, ?, ?) on conflict(queue, key) do update set at=excluded.at where at<=?"),
        new("insert into message_ids_1(queue, key, at) values(?, ?, ?) on conflict(queue, key) do update set at=excluded.at where at<=?"),
    ];

    private static readonly Sql[] Empty = [new("delete from message_ids_0"), new("delete from message_ids_1")];
    private static readonly Sql ReadMeta = new("select value from meta where name=?");
    private static readonly Sql WriteMeta = new("insert or replace into meta(name, value) values(?, ?)");

    private const string YoungerName = "message_ids.younger";
    private const string SinceName = "message_ids.since";

    private readonly TimeSpan _window;
    private (int Younger, long Since) _committed;
    private (int Younger, long Since) _applied;

    public DuplicateDetection(JournalConnection db, TimeSpan window)
    {
        _window = window;
        _committed = _applied = ((int)(db.Use(ReadMeta).Bind(YoungerName).Scalar() ?? 0), db.Use(ReadMeta).Bind(SinceName).Scalar() ?? 0);
    }

    /// <summary>What stands for a message id: 16 bytes of its SHA-256.</summary>
    public static byte[] KeyOf(string messageId) => SHA256.HashData(Encoding.UTF8.GetBytes(messageId))[..16];

    /// <summary>Whether the id is new to the queue; if so it is remembered. On the writer's thread.</summary>
    public bool IsNew(JournalConnection db, long queue, byte[] key, DateTimeOffset now)
    {
        TurnOver(db, now);
        var gone = (now - _window).UtcTicks;
        var younger = _applied.Younger;
        if (db.Use(Stands[1 - younger]).Bind(queue).Bind(key).Scalar() > gone) return false;
        db.Use(Remember[younger]).Bind(queue).Bind(key).Bind(now).Bind(gone).Run();
        return db.Changes > 0;
    }

    public void Committed(JournalConnection db) => _committed = _applied;

    public void RolledBack() => _applied = _committed;

    private void TurnOver(JournalConnection db, DateTimeOffset now)
    {
        if (now.UtcTicks - _applied.Since < _window.Ticks) return;
        _applied = (1 - _applied.Younger, now.UtcTicks);
        db.Use(Empty[_applied.Younger]).Run();
        db.Use(WriteMeta).Bind(YoungerName).Bind(_applied.Younger).Run();
        db.Use(WriteMeta).Bind(SinceName).Bind(_applied.Since).Run();
    }
}
