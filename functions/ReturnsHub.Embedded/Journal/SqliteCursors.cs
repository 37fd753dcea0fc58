namespace ReturnsHub.Embedded.Journal;

/// <summary>How far readers of the change feed have come.</summary>
internal sealed class SqliteCursors(JournalWriter writer, ReaderPool readers) : ICursors
{
    public Task<string?> ReadAsync(string reader, CancellationToken ct) =>
        Task.FromResult(readers.Read(db => (string?)db.Scalar("SELECT cursor FROM cursors WHERE reader = @0", reader)));

    public Task SaveAsync(string reader, string cursor, CancellationToken ct) =>
        writer.WriteAsync(w => w.Db.Execute("INSERT OR REPLACE INTO cursors (reader, cursor) VALUES (@0, @1)", reader, cursor), ct);
}
