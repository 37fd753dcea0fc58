using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ReturnsHub.Embedded.Journal;

/// <summary>
/// A prepared statement of one connection. Parameters are bound by position, in the order of the calls to <c>Bind</c>;
/// <c>SqliteCommand</c> would look each one up by name on every run, which costs more than most statements here.
/// Disposing hands it back to its connection, which alone finalises it.
/// </summary>
internal sealed class Statement(sqlite3 db, sqlite3_stmt native) : IDisposable
{
    private const int ShortText = 256;

    private bool _used;
    private int _bound;

    public Statement Use()
    {
        if (_used) throw new InvalidOperationException("The statement is still being read.");
        _used = true;
        _bound = 0;
        return this;
    }

    public Statement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(native, ++_bound, value));
        return this;
    }

    public Statement Bind(bool value) => Bind(value ? 1L : 0L);

    public Statement Bind(DateTimeOffset value) => Bind(value.UtcTicks);

    public Statement Bind(DateTimeOffset? value)
    {
        if (value is { } known) return Bind(known);
        Check(raw.sqlite3_bind_null(native, ++_bound));
        return this;
    }

    public Statement Bind(string? value)
    {
        _bound++;
        if (value is null) Check(raw.sqlite3_bind_null(native, _bound));
        // An empty span has no address, and SQLite takes no address for null.
        else if (value.Length is 0 or > ShortText) Check(raw.sqlite3_bind_text(native, _bound, value));
        else BindShort(value);
        return this;
    }

    public Statement Bind(ReadOnlySpan<byte> value)
    {
        _bound++;
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(native, _bound, 0) : raw.sqlite3_bind_blob(native, _bound, value));
        return this;
    }

    public Statement Bind(byte[]? value)
    {
        if (value is not null) return Bind(value.AsSpan());
        Check(raw.sqlite3_bind_null(native, ++_bound));
        return this;
    }

    /// <summary>Moves to the next row; false after the last.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(native);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(code, db);
        return false;
    }

    /// <summary>Runs a statement whose rows nobody reads, and hands it back.</summary>
    public void Run()
    {
        using (this)
        {
            while (Step())
            {
            }
        }
    }

    /// <summary>The first column of the first row; null when there is no row or no value. Hands the statement back.</summary>
    public long? Scalar()
    {
        using (this)
        {
            return Step() && !IsNull(0) ? Int64(0) : null;
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(native, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(native, column);

    public int Int32(int column) => checked((int)Int64(column));

    public bool Flag(int column) => Int64(column) != 0;

    public DateTimeOffset Time(int column) => new(Int64(column), TimeSpan.Zero);

    public string Text(int column) => raw.sqlite3_column_text(native, column).utf8_to_string() ?? "";

    public string? TextOrNull(int column) => raw.sqlite3_column_text(native, column).utf8_to_string();

    /// <summary>A blob where SQLite holds it: gone with the next step.</summary>
    public ReadOnlySpan<byte> Span(int column) => raw.sqlite3_column_blob(native, column);

    public byte[] Blob(int column) => Span(column).ToArray();

    public void Dispose()
    {
        if (!_used) return;
        _used = false;
        // What a step returned was thrown by it already; a reset only repeats it.
        _ = raw.sqlite3_reset(native);
    }

    public void Destroy() => native.Dispose();

    private void BindShort(string value)
    {
        Span<byte> utf8 = stackalloc byte[ShortText * 3];
        Check(raw.sqlite3_bind_text(native, _bound, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, db);
    }
}
