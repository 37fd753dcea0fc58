using Microsoft.Data.Sqlite;

namespace ReturnsHub.Embedded.Journal;

/// <summary>A connection whose statements are prepared once. One caller at a time.</summary>
internal sealed class Db : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public Db(string path, bool readOnly, int cacheKibibytes)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        _connection.Open();
        Run(FormattableString.Invariant($"PRAGMA cache_size = -{cacheKibibytes}"));
        Run("PRAGMA temp_store = MEMORY");
        if (readOnly) return;
        Run("PRAGMA journal_mode = WAL");
        // FULL: a commit is on disk before it is answered.
        Run("PRAGMA synchronous = FULL");
        Run("PRAGMA secure_delete = FAST");
        Run("PRAGMA wal_autocheckpoint = 4000");
        Run("PRAGMA journal_size_limit = 67108864");
    }

    /// <summary>Runs a statement without preparing it for good: schema and pragmas.</summary>
    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Changes rows and says how many.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row, or null.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteScalar() is var v and not DBNull ? v : null;

    /// <summary>The first row, or default.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>All rows.</summary>
    public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        using var reader = Bind(sql, values).ExecuteReader();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values) command.Dispose();
        _connection.Dispose();
    }

    /// <summary>Values stand for <c>@0</c>, <c>@1</c> … in the order given.</summary>
    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter($"@{i}", DBNull.Value));
            _commands[sql] = command;
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}

/// <summary>Reads columns.</summary>
internal static class Columns
{
    public static byte[] Bytes(this SqliteDataReader reader, int column) => (byte[])reader.GetValue(column);

    public static string? Text(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateTimeOffset Time(this SqliteDataReader reader, int column) => new(reader.GetInt64(column), TimeSpan.Zero);
}
