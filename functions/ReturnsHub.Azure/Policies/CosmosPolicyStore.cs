using System.Text;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Core.Policies.Versions;

namespace ReturnsHub.Azure.Policies;

/// <inheritdoc />
internal sealed class CosmosPolicyStore(DocumentStore records) : IPolicyStore
{
    private const int LargestText = 1_000_000;
    private const int MostEntries = 50;
    private const int MostRead = 100_000;

    private readonly Listing _list = new(records, JournalEntry.Kind);

    public async Task<bool> AppendAsync(IReadOnlyList<PolicyEntry> entries, string? document, CancellationToken ct)
    {
        var tenant = Check(entries, document);
        var pk = PartitionOf(tenant);
        var end = await records.FindAsync<JournalEnd>(new Place(pk, JournalEnd.OnlyId), ct);
        if ((end?.Sequence ?? 0) + 1 != entries[0].Sequence) return false;
        var created = entries.Select(entry => (Document)new JournalEntry
        {
            Pk = pk,
            Id = Listing.Order(entry.Sequence),
            InTenant = _list.InTenant(tenant.Value, Listing.Order(entry.Sequence)),
            Entry = entry,
        }).ToList();
        if (document is not null)
        {
            var version = entries.Single(e => e.Act == PolicyAct.Proposed).Version;
            created.Add(new VersionText { Pk = pk, Id = VersionText.IdOf(version), Version = version, Text = document });
        }

        var next = new JournalEnd { Pk = pk, Id = JournalEnd.OnlyId, Sequence = entries[^1].Sequence, ETag = end?.ETag };
        return await records.AppendAsync(pk, created, next, ct);
    }

    // Who looks whether there is anything new pays for a point read while there is not.
    public async Task<IReadOnlyList<PolicyEntry>> ReadAsync(TenantId tenant, long after, CancellationToken ct)
    {
        var pk = PartitionOf(tenant);
        if (await records.FindAsync<JournalEnd>(new Place(pk, JournalEnd.OnlyId), ct) is not { } end || end.Sequence <= after) return [];
        var entries = await _list.AfterAsync<JournalEntry>(tenant, Listing.Order(after), new ListQuery { Pk = pk }, MostRead, ct);
        return [.. entries.Select(e => e.Entry)];
    }

    public async Task<string?> DocumentAsync(TenantId tenant, string version, CancellationToken ct) =>
        (await records.FindAsync<VersionText>(new Place(PartitionOf(tenant), VersionText.IdOf(version)), ct))?.Text;

    private static string PartitionOf(TenantId tenant) => $"{JournalEntry.Kind}/{tenant.Value}";

    private static TenantId Check(IReadOnlyList<PolicyEntry> entries, string? document)
    {
        if (entries.Count is 0 or > MostEntries) throw new ArgumentException("Between 1 and 50 entries are appended together.", nameof(entries));
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries[i].Tenant != entries[0].Tenant || entries[i].Sequence != entries[0].Sequence + i)
                throw new ArgumentException("Entries that are appended together are one tenant's and follow each other.", nameof(entries));
        }

        if (entries.Count(e => e.Act == PolicyAct.Proposed) != (document is null ? 0 : 1))
            throw new ArgumentException("A proposal comes with its document, one at a time, and nothing else does.", nameof(document));
        if (document is not null && Encoding.UTF8.GetByteCount(document) > LargestText)
            throw new ArgumentException("A policy's document is at most 1 MB.", nameof(document));
        return entries[0].Tenant;
    }
}
