using System.Text.Json;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Core.Json;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Checkpoints;

/// <inheritdoc />
internal sealed class SqliteCheckpoints(JournalWriter writer, ReadPool reads) : ICheckpoints
{
    private const int LargestPage = 10_000;

    private static readonly Sql Latest = new("select body, mark from checkpoints where tenant=? order by number desc limit 1");
    private static readonly Sql Find = new("select body from checkpoints where tenant=? and number=?");
    private static readonly Sql Of = new("select body, number from checkpoints where tenant=? and number>? order by number limit ?");
    private static readonly Sql NextTenant = new("select min(tenant) from checkpoints where tenant>?");
    private static readonly Sql Changed = new("""
        select r.return_id, r.changed, r.state,
            (select l.version from checkpoint_leaves l where l.tenant=r.tenant and l.return_id=r.return_id order by l.number desc limit 1)
        from returns r where r.tenant=? and r.changed>? order by r.changed limit ?
        """);
    private static readonly Sql Number = new("select max(number) from checkpoints where tenant=?");
    private static readonly Sql Insert = new("insert into checkpoints(tenant, number, mark, body) values(?, ?, ?, ?)");
    private static readonly Sql InsertLeaf = new(
        "insert into checkpoint_leaves(tenant, number, return_id, version, hash) values(?, ?, ?, ?, ?)");
    private static readonly Sql Leaves = new(
        "select return_id, version, hash from checkpoint_leaves where tenant=? and number=? order by return_id");
    private static readonly Sql NewestOf = new("select max(number) from checkpoint_leaves where tenant=? and return_id=?");

    public Task<StoredCheckpoint?> LatestAsync(TenantId tenant, CancellationToken ct) => reads.ReadAsync(db =>
    {
        using var row = db.Use(Latest).Bind(tenant.Value);
        return row.Step() ? new StoredCheckpoint(Read(row), row.Text(1)) : null;
    }, ct);

    public Task<Checkpoint?> FindAsync(TenantId tenant, long number, CancellationToken ct) => reads.ReadAsync(db =>
    {
        using var row = db.Use(Find).Bind(tenant.Value).Bind(number);
        return row.Step() ? Read(row) : null;
    }, ct);

    public async Task<Page<Checkpoint>> ListAsync(TenantId? tenant, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        return await reads.ReadAsync(db => tenant is { } one ? OfOne(db, one.Value, page) : OfAll(db, page), ct);
    }

    public Task<ChangedReturns> ChangedSinceAsync(TenantId tenant, string? mark, int most, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, LargestPage);
        var after = PageCursor.ReadOne(mark, 0);
        return reads.ReadAsync(db =>
        {
            var changed = new List<(CheckpointLeaf, long)>();
            var last = after;
            using var rows = db.Use(Changed).Bind(tenant.Value).Bind(after).Bind(most + 1L);
            while (rows.Step())
            {
                if (changed.Count == most) return new ChangedReturns(changed, PageCursor.Write(last), More: true);
                last = rows.Int64(1);
                var end = JsonSerializer.Deserialize<StreamEnd>(rows.Span(2), HubJson.Options)!;
                changed.Add((new CheckpointLeaf(ReturnId.Parse(rows.Text(0)), end.Version, end.LastHash), rows.IsNull(3) ? 0 : rows.Int64(3)));
            }

            return new ChangedReturns(changed, PageCursor.Write(last), More: false);
        }, ct);
    }

    public Task<bool> WriteAsync(StoredCheckpoint checkpoint, IReadOnlyList<CheckpointLeaf> leaves, CancellationToken ct)
    {
        var (of, tenant) = (checkpoint.Checkpoint, checkpoint.Checkpoint.Tenant.Value);
        var body = JsonSerializer.SerializeToUtf8Bytes(of, HubJson.Options);
        return writer.RunAsync(db =>
        {
            if ((db.Use(Number).Bind(tenant).Scalar() ?? 0) != of.Number - 1) return false;
            db.Use(Insert).Bind(tenant).Bind(of.Number).Bind(checkpoint.Mark).Bind(body).Run();
            foreach (var leaf in leaves)
                db.Use(InsertLeaf).Bind(tenant).Bind(of.Number).Bind(leaf.ReturnId.Value).Bind(leaf.Version).Bind(leaf.Hash).Run();
            return true;
        }, ct, body.Length + (leaves.Count * 128));
    }

    public Task<IReadOnlyList<CheckpointLeaf>> ReadLeavesAsync(TenantId tenant, long number, CancellationToken ct) =>
        reads.ReadAsync<IReadOnlyList<CheckpointLeaf>>(db =>
        {
            var leaves = new List<CheckpointLeaf>();
            using var rows = db.Use(Leaves).Bind(tenant.Value).Bind(number);
            while (rows.Step()) leaves.Add(new CheckpointLeaf(ReturnId.Parse(rows.Text(0)), rows.Int64(1), rows.Text(2)));
            return leaves;
        }, ct);

    public Task<long?> NewestOfAsync(StreamKey key, CancellationToken ct) =>
        reads.ReadAsync(db => db.Use(NewestOf).Bind(key.Tenant.Value).Bind(key.ReturnId.Value).Scalar(), ct);

    private static Page<Checkpoint> OfOne(JournalConnection db, string tenant, PageRequest page)
    {
        using var query = db.Use(Of).Bind(tenant).Bind(PageCursor.ReadOne(page.Cursor, 0));
        return PageOf.Rows(query, page.Limit, Read, row => PageCursor.Write(row.Int64(1)));
    }

    // Tenants are few: a page of all is a page of one, and the cursor says which.
    private static Page<Checkpoint> OfAll(JournalConnection db, PageRequest page)
    {
        var (tenant, cursor) = page.Cursor?.Split('/', 2) switch
        {
            [var of, var rest] => (of, rest),
            null => (TenantAfter(db, ""), ""),
            _ => throw new InvalidCursorException(),
        };
        if (tenant is null) return new Page<Checkpoint>([], null);
        var found = OfOne(db, tenant, page with { Cursor = cursor });
        if (found.Next is not null) return found with { Next = $"{tenant}/{found.Next}" };
        return found with { Next = TenantAfter(db, tenant) is { } next ? $"{next}/" : null };
    }

    private static string? TenantAfter(JournalConnection db, string tenant)
    {
        using var row = db.Use(NextTenant).Bind(tenant);
        return row.Step() ? row.TextOrNull(0) : null;
    }

    private static Checkpoint Read(Statement row) => JsonSerializer.Deserialize<Checkpoint>(row.Span(0), HubJson.Options)!;

    private sealed record StreamEnd(long Version, string LastHash);
}
