namespace ReturnsHub.Embedded.Journal;

/// <summary>
/// Makes deleted content unreadable, not merely unreferenced: SQLite overwrites it with zeros, and the log that still holds
/// the pages as they were is cut after the commit. Only erasures pay for that.
/// </summary>
internal sealed class Erasures : IParticipant
{
    private const int WaitMilliseconds = 50;

    private bool _applied;
    private bool _logToCut;

    /// <summary>Runs deletions so that nothing stays behind. On the writer's thread.</summary>
    public void Securely(JournalConnection db, Action deletions)
    {
        db.Execute("pragma secure_delete=on");
        try
        {
            deletions();
        }
        finally
        {
            db.Execute("pragma secure_delete=off");
        }

        _applied = true;
    }

    public void Committed(JournalConnection db)
    {
        _logToCut |= _applied;
        _applied = false;
        if (_logToCut) _logToCut = !TryCutLog(db);
    }

    public void RolledBack() => _applied = false;

    private static bool TryCutLog(JournalConnection db)
    {
        // A reader that still looks at an older moment keeps the log. Waiting for it would hold up every writer, so the next
        // commit tries again.
        db.Execute($"pragma busy_timeout={WaitMilliseconds}");
        var busy = db.ExecuteScalar("pragma wal_checkpoint(truncate)") != 0;
        db.Execute($"pragma busy_timeout={JournalConnection.BusyMilliseconds}");
        return !busy;
    }
}
