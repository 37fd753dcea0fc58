using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ReturnsHub.Embedded.Journal;

/// <summary>A connection to the journal with its prepared statements. Used by one thread at a time.</summary>
internal sealed class JournalConnection : IDisposable
{
    /// <summary>How long a connection waits for another one that holds the file for a moment, in milliseconds.</summary>
    public const int BusyMilliseconds = 5000;

    private static readonly Sql Begin = new("begin");
    private static readonly Sql BeginWrite = new("begin immediate");
    private static readonly Sql CommitText = new("commit");

    private readonly SqliteConnection _connection;
    private readonly sqlite3 _native;
    private readonly Dictionary<Sql, Statement> _statements = [];

    private JournalConnection(SqliteConnection connection)
    {
        _connection = connection;
        _native = connection.Handle!;
    }

    public long LastRowId => raw.sqlite3_last_insert_rowid(_native);

    /// <summary>Rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_native);

    public bool InTransaction => raw.sqlite3_get_autocommit(_native) == 0;

    public static JournalConnection Open(string path, int cacheKilobytes)
    {
        // Pooled connections would keep files open after the backend is closed.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var opened = new JournalConnection(connection);
            // Other connections of this process hold the file for moments only: while it is recovered, and when its log is cut.
            opened.Execute($"pragma busy_timeout={BusyMilliseconds}");
            opened.Execute("pragma journal_mode=wal");
            opened.Execute("pragma synchronous=full");
            opened.Execute($"pragma cache_size=-{cacheKilobytes}");
            // 32 MB of log: pages that change often reach the file once per checkpoint instead of once per few commits.
            opened.Execute("pragma wal_autocheckpoint=8000");
            opened.Execute("pragma foreign_keys=off");
            opened.Execute("pragma temp_store=memory");
            return opened;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The prepared form of <paramref name="sql"/>, to be bound, run and disposed of.</summary>
    public Statement Use(Sql sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            var code = raw.sqlite3_prepare_v3(_native, sql.Text, raw.SQLITE_PREPARE_PERSISTENT, out var native);
            if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _native);
            statement = new Statement(_native, native);
            _statements.Add(sql, statement);
        }

        return statement.Use();
    }

    /// <summary>Runs text that is not worth keeping prepared: pragmas and migrations.</summary>
    public void Execute(string text)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this project come here.
        command.CommandText = text;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of text that is not worth keeping prepared.</summary>
    public long ExecuteScalar(string text)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this project come here.
        command.CommandText = text;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar());
    }

    public void BeginTransaction() => Use(BeginWrite).Run();

    public void Commit() => Use(CommitText).Run();

    /// <summary>Ends whatever was under way when something threw: statements half read or half bound, and the transaction.</summary>
    public void Abandon()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        // After some errors (a full disk) SQLite has rolled back by itself.
        if (InTransaction) Execute("rollback");
    }

    /// <summary>Reads of several statements that see one moment, until disposed.</summary>
    public Snapshot OneMoment()
    {
        Use(Begin).Run();
        return new Snapshot(this);
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Destroy();
        _statements.Clear();
        _connection.Dispose();
    }

    internal readonly ref struct Snapshot(JournalConnection db) : IDisposable
    {
        public void Dispose() => db.Commit();
    }
}
