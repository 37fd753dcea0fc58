using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Policies;

/// <inheritdoc />
internal sealed class SqlitePolicyStore(JournalWriter writer, ReadPool reads) : IPolicyStore
{
    private static readonly Sql Last = new("select max(seq) from policy_entries where tenant=?");
    private static readonly Sql Named = new("select 1 from policy_documents where tenant=? and version=?");
    private static readonly Sql Insert = new("insert into policy_entries(tenant, seq, act, version, sha256, by_kind, by_id, at, why) values(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    private static readonly Sql Keep = new("insert into policy_documents(tenant, version, document) values(?, ?, ?)");
    private static readonly Sql After = new("select seq, act, version, sha256, by_kind, by_id, at, why from policy_entries where tenant=? and seq>? order by seq");
    private static readonly Sql Document = new("select document from policy_documents where tenant=? and version=?");

    public Task<bool> AppendAsync(IReadOnlyList<PolicyEntry> entries, string? document, CancellationToken ct)
    {
        var tenant = Check(entries, document);
        return writer.RunAsync(db =>
        {
            if ((db.Use(Last).Bind(tenant.Value).Scalar() ?? 0) + 1 != entries[0].Sequence) return false;
            if (document is not null)
            {
                var version = entries.Single(e => e.Act == PolicyAct.Proposed).Version;
                if (db.Use(Named).Bind(tenant.Value).Bind(version).Scalar() is not null) return false;
                db.Use(Keep).Bind(tenant.Value).Bind(version).Bind(document).Run();
            }

            foreach (var e in entries)
            {
                db.Use(Insert).Bind(tenant.Value).Bind(e.Sequence).Bind((long)e.Act).Bind(e.Version).Bind(e.Sha256.Value)
                    .Bind((long)e.By.Kind).Bind(e.By.Id).Bind(e.At).Bind(e.Why).Run();
            }

            return true;
        }, ct, document?.Length ?? 0);
    }

    public Task<IReadOnlyList<PolicyEntry>> ReadAsync(TenantId tenant, long after, CancellationToken ct) => reads.ReadAsync<IReadOnlyList<PolicyEntry>>(db =>
    {
        using var row = db.Use(After).Bind(tenant.Value).Bind(after);
        var entries = new List<PolicyEntry>();
        while (row.Step())
        {
            entries.Add(new PolicyEntry
            {
                Tenant = tenant,
                Sequence = row.Int64(0),
                Act = (PolicyAct)row.Int32(1),
                Version = row.Text(2),
                Sha256 = EvidenceHash.Parse(row.Text(3)),
                By = new Actor((ActorKind)row.Int32(4), row.Text(5)),
                At = row.Time(6),
                Why = row.TextOrNull(7),
            });
        }

        return entries;
    }, ct);

    public Task<string?> DocumentAsync(TenantId tenant, string version, CancellationToken ct) => reads.ReadAsync(db =>
    {
        using var row = db.Use(Document).Bind(tenant.Value).Bind(version);
        return row.Step() ? row.Text(0) : null;
    }, ct);

    private static TenantId Check(IReadOnlyList<PolicyEntry> entries, string? document)
    {
        if (entries.Count == 0) throw new ArgumentException("There is nothing to append.", nameof(entries));
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries[i].Tenant != entries[0].Tenant || entries[i].Sequence != entries[0].Sequence + i)
                throw new ArgumentException("Entries that are appended together are one tenant's and follow each other.", nameof(entries));
        }

        if (entries.Count(e => e.Act == PolicyAct.Proposed) != (document is null ? 0 : 1))
            throw new ArgumentException("A proposal comes with its document, one at a time, and nothing else does.", nameof(document));
        return entries[0].Tenant;
    }
}
