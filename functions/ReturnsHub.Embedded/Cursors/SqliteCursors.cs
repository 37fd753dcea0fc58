using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Cursors;

/// <inheritdoc />
internal sealed class SqliteCursors(JournalWriter writer, ReadPool reads) : ICursors
{
    private static readonly Sql Get = new("select cursor from cursors where reader=?");
    private static readonly Sql Upsert = new(
        "insert into cursors(reader, cursor) values(?, ?) on conflict(reader) do update set cursor=excluded.cursor");

    public Task<string?> ReadAsync(string reader, CancellationToken ct) => reads.ReadAsync(db =>
    {
        using var row = db.Use(Get).Bind(reader);
        return row.Step() ? row.Text(0) : null;
    }, ct);

    public Task SaveAsync(string reader, string cursor, CancellationToken ct) => writer.RunAsync(db =>
    {
        db.Use(Upsert).Bind(reader).Bind(cursor).Run();
        return true;
    }, ct);
}
