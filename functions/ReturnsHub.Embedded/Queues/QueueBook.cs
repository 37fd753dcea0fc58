using System.Collections.Concurrent;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Queues;

/// <summary>
/// What the writer knows of queues beside their rows: their numbers, how their depth changed in the running transaction, and
/// whom to wake after it.
/// </summary>
internal sealed class QueueBook : IParticipant
{
    private static readonly Sql Find = new("select id from queues where name=?");
    private static readonly Sql Insert = new("insert into queues(name, waiting, dead) values(?, 0, 0)");
    private static readonly Sql Deepen = new("update queues set waiting=waiting+?, dead=dead+? where id=?");

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly List<Entry> _touched = [];
    private readonly ConcurrentDictionary<string, Pulse> _pulses = new(StringComparer.Ordinal);

    /// <summary>Beats when something in the queue may have come due.</summary>
    public Pulse PulseOf(string queue) => _pulses.GetOrAdd(queue, static _ => new Pulse());

    /// <summary>The queue's number. On the writer's thread.</summary>
    public long NumberOf(JournalConnection db, string queue)
    {
        if (_entries.TryGetValue(queue, out var entry)) return entry.Number;
        if (db.Use(Find).Bind(queue).Scalar() is not { } number)
        {
            db.Use(Insert).Bind(queue).Run();
            number = db.LastRowId;
        }

        _entries.Add(queue, new Entry(number, PulseOf(queue)));
        return number;
    }

    /// <summary>Something changed in a queue whose number was asked for. On the writer's thread.</summary>
    public void Changed(string queue, int waiting = 0, int dead = 0)
    {
        var entry = _entries[queue];
        entry.Waiting += waiting;
        entry.Dead += dead;
        if (entry.Touched) return;
        entry.Touched = true;
        _touched.Add(entry);
    }

    public void BeforeCommit(JournalConnection db)
    {
        foreach (var entry in _touched)
        {
            if (entry.Waiting != 0 || entry.Dead != 0) db.Use(Deepen).Bind(entry.Waiting).Bind(entry.Dead).Bind(entry.Number).Run();
        }
    }

    public void Committed(JournalConnection db)
    {
        foreach (var entry in _touched)
        {
            entry.Settle();
            entry.Pulse.Beat();
        }

        _touched.Clear();
    }

    public void RolledBack()
    {
        // A queue's row may have been rolled back with the rest.
        _entries.Clear();
        _touched.Clear();
    }

    private sealed class Entry(long number, Pulse pulse)
    {
        public long Number => number;

        public Pulse Pulse => pulse;

        public int Waiting { get; set; }

        public int Dead { get; set; }

        public bool Touched { get; set; }

        public void Settle()
        {
            Waiting = Dead = 0;
            Touched = false;
        }
    }
}
