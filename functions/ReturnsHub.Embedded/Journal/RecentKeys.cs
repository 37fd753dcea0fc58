using System.Collections.Concurrent;

namespace ReturnsHub.Embedded.Journal;

/// <summary>
/// An index of random keys that is written cheaply. Each random key would change a page of its own in every commit; instead,
/// keys are appended to a small table in the order they come, are found in memory, and are moved into the real index some
/// thousands at a time and in its order, so that neighbours share pages.
/// </summary>
internal sealed class RecentKeys<TKey> : IParticipant
    where TKey : notnull
{
    /// <summary>Keys gathered before they move. With more, moves are rarer and longer.</summary>
    private const int MostGathered = 8192;

    private readonly Sql _clear;
    private readonly List<(TKey Key, long? Before)> _undo = [];
    private volatile ConcurrentDictionary<TKey, long> _gathered = new();
    private volatile ConcurrentDictionary<TKey, long>? _moved;

    /// <param name="db">Where to read the keys that a former process gathered.</param>
    /// <param name="load">Reads the small table, oldest first, the value in its first column.</param>
    /// <param name="readKey">Reads a key from such a row.</param>
    /// <param name="clear">Empties the small table.</param>
    public RecentKeys(JournalConnection db, Sql load, Func<Statement, TKey> readKey, Sql clear)
    {
        _clear = clear;
        using var rows = db.Use(load);
        while (rows.Step()) _gathered[readKey(rows)] = rows.Int64(0);
    }

    /// <summary>Whether it is time to move.</summary>
    public bool Full => _gathered.Count >= MostGathered;

    /// <summary>
    /// The value of a key that has not moved yet. Other threads than the writer's may see a key shortly before its commit, and
    /// after it moved: what the tables say counts.
    /// </summary>
    public bool TryFind(TKey key, out long value) =>
        _gathered.TryGetValue(key, out value) || (_moved is { } moved && moved.TryGetValue(key, out value));

    /// <summary>Notes a key whose row was appended to the small table. On the writer's thread.</summary>
    public void Add(TKey key, long value)
    {
        _undo.Add((key, _gathered.TryGetValue(key, out var before) ? before : null));
        _gathered[key] = value;
    }

    /// <summary>Moves all keys into the real index, as <paramref name="move"/> says. On the writer's thread.</summary>
    public void Move(JournalConnection db, Sql move)
    {
        db.Use(move).Run();
        db.Use(_clear).Run();
        // Readers may still look at a moment before this commit, and must find them until then.
        _moved = Everything();
        _gathered = new ConcurrentDictionary<TKey, long>();
    }

    public void Committed(JournalConnection db)
    {
        _undo.Clear();
        _moved = null;
    }

    public void RolledBack()
    {
        var restored = Everything();
        for (var i = _undo.Count - 1; i >= 0; i--)
        {
            var (key, before) = _undo[i];
            if (before is { } value) restored[key] = value;
            else restored.TryRemove(key, out _);
        }

        _gathered = restored;
        _moved = null;
        _undo.Clear();
    }

    private ConcurrentDictionary<TKey, long> Everything()
    {
        if (_moved is not { } moved) return _gathered;
        foreach (var (key, value) in _gathered) moved[key] = value;
        return moved;
    }
}
