using System.Globalization;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Returns;

/// <summary>Knows how far the feed reaches and wakes those who wait for more.</summary>
internal sealed class Feed : IParticipant
{
    private static readonly Sql Last = new("select max(position) from events");

    private readonly Pulse _pulse = new();
    private long _committed;
    private long _applied;

    public Feed(JournalConnection db) => _committed = _applied = db.Use(Last).Scalar() ?? 0;

    /// <summary>The position of the last event.</summary>
    public long Position => Volatile.Read(ref _committed);

    /// <summary>Completes with the next events.</summary>
    public Task More => _pulse.Next;

    /// <summary>An event was applied at <paramref name="position"/>. On the writer's thread.</summary>
    public void Reached(long position) => _applied = position;

    public void Committed(JournalConnection db)
    {
        if (_applied == _committed) return;
        Volatile.Write(ref _committed, _applied);
        _pulse.Beat();
    }

    public void RolledBack() => _applied = _committed;

    public static string Cursor(long position) => position.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="InvalidCursorException">Not a cursor of a feed.</exception>
    public static long PositionOf(string? cursor) => PageCursor.ReadOne(cursor, 0);
}
