using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Deadlines;

/// <inheritdoc />
internal sealed class SqliteDeadlineIndex(JournalWriter writer, ReadPool reads) : IDeadlineIndex
{
    private static readonly Sql Due = new("""
        select tenant, return_id, version, next_due, rid from returns
        where next_due is not null and next_due<=? and (next_due, rid)>(?, ?) order by next_due, rid limit ?
        """);
    private static readonly Sql Postpone = new("update returns set next_due=? where tenant=? and return_id=? and version=?");

    public async Task<Page<DueReturn>> DueAsync(DateTimeOffset before, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        var after = PageCursor.Read(page.Cursor, 2) ?? [-1, 0];
        return await reads.ReadAsync(db =>
        {
            using var query = db.Use(Due).Bind(before).Bind(after[0]).Bind(after[1]);
            return PageOf.Rows(
                query, page.Limit,
                row => new DueReturn(new StreamKey(new TenantId(row.Text(0)), ReturnId.Parse(row.Text(1))), row.Int64(2), row.Time(3)),
                row => PageCursor.Write(row.Int64(3), row.Int64(4)));
        }, ct);
    }

    public Task<int> PostponeAsync(IReadOnlyList<Postponement> postponements, CancellationToken ct) => writer.RunAsync(db =>
    {
        var set = 0;
        foreach (var p in postponements)
        {
            db.Use(Postpone).Bind(p.Next).Bind(p.Key.Tenant.Value).Bind(p.Key.ReturnId.Value).Bind(p.Version).Run();
            set += db.Changes;
        }

        return set;
    }, ct);
}
