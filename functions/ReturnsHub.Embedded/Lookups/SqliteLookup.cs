using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Lookups;

/// <inheritdoc />
internal sealed class SqliteLookup(JournalWriter writer, ReadPool reads) : ILookup
{
    private static readonly Sql Insert = new(
        "insert into lookups(tenant, kind, value, return_id) values(?, ?, ?, ?) on conflict do nothing");
    private static readonly Sql Find = new("select return_id from lookups where tenant=? and kind=? and value=? order by id");

    public Task AddAsync(StreamKey key, IReadOnlyCollection<LookupKey> names, CancellationToken ct) =>
        names.Count == 0 ? Task.CompletedTask : writer.RunAsync(db =>
        {
            foreach (var name in names)
                db.Use(Insert).Bind(key.Tenant.Value).Bind((long)name.Kind).Bind(name.Value).Bind(key.ReturnId.Value).Run();
            return true;
        }, ct);

    public Task<IReadOnlyList<ReturnId>> FindAsync(TenantId tenant, LookupKey name, CancellationToken ct) =>
        reads.ReadAsync<IReadOnlyList<ReturnId>>(db =>
        {
            var found = new List<ReturnId>();
            using var rows = db.Use(Find).Bind(tenant.Value).Bind((long)name.Kind).Bind(name.Value);
            while (rows.Step()) found.Add(ReturnId.Parse(rows.Text(0)));
            return found;
        }, ct);
}
