using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Claims;

/// <inheritdoc />
internal sealed class SqliteClaimQueries(ReadPool reads) : IClaimQueries
{
    private static readonly FilteredSql Claims = new(
        "select body, due, id from claims where (due, id)>(?, ?)", ["tenant=?", "party=?", "status=?"], "order by due, id limit ?");

    public async Task<Page<ReturnClaim>> ListAsync(ClaimFilter filter, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        var after = PageCursor.Read(page.Cursor, 2) ?? [-1, 0];
        return await reads.ReadAsync(db =>
        {
            using var query = db.Use(Claims.For(filter.Tenant is not null, filter.Party is not null, filter.Status is not null));
            query.Bind(after[0]).Bind(after[1]);
            if (filter.Tenant is { } tenant) query.Bind(tenant.Value);
            if (filter.Party is { } party) query.Bind(party);
            if (filter.Status is { } status) query.Bind((long)status);
            return PageOf.Rows(
                query, page.Limit,
                row => JsonSerializer.Deserialize<ReturnClaim>(row.Span(0), HubJson.Options)!, row => PageCursor.Write(row.Int64(1), row.Int64(2)));
        }, ct);
    }
}
