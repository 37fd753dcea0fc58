using ReturnsHub.Azure.Documents;
using ReturnsHub.Core.Reconcile.Kept;

namespace ReturnsHub.Azure.Reconciliation;

/// <inheritdoc />
internal sealed class CosmosReconciliationReports(DocumentStore records) : IReconciliationReports
{
    private readonly Listing _list = new(records, KeptReportHead.Kind);

    public async Task<bool> KeepAsync(KeptReport head, ReadOnlyMemory<byte> report, CancellationToken ct)
    {
        var packed = ReportBytes.Pack(head, report);
        var pk = KeptReportHead.PartitionOf(head.Tenant, head.Consumer);
        var name = KeptReportHead.NameOf(head.Day, head.Run);
        if (await records.FindAsync<Stub>(new Place(pk, name), ct) is not null) return false;
        var parts = packed.Chunk(KeptReportPart.Bytes).ToList();
        var hash = EvidenceHash.Of(packed);
        // One that stands already is the same: left by a try that was cut short.
        for (var part = 0; part < parts.Count; part++)
            await records.CreateAsync(new KeptReportPart { Pk = pk, Id = KeptReportPart.NameOf(hash, part), Packed = parts[part] }, ct);
        return await records.CreateAsync(
            new KeptReportHead { Pk = pk, Id = name, InTenant = _list.InTenant(head.Tenant.Value, name), Head = head, Packed = hash, Parts = parts.Count }, ct);
    }

    public Task<Page<KeptReport>> ListAsync(TenantId tenant, string consumer, PageRequest page, CancellationToken ct) =>
        _list.PageAsync<KeptReportHead, KeptReport>(
            tenant, page, new ListQuery { Pk = KeptReportHead.PartitionOf(tenant, consumer), Descending = true }, d => d.Head, ct);

    public async Task<IReadOnlyList<KeptReport>> OfDayAsync(TenantId tenant, string consumer, DateOnly day, CancellationToken ct)
    {
        var found = await _list.AfterAsync<KeptReportHead>(
            tenant, KeptReportHead.NameOf(day, 0), new ListQuery { Pk = KeptReportHead.PartitionOf(tenant, consumer) }, KeptReport.MostRuns, ct);
        return [.. found.Select(d => d.Head).TakeWhile(h => h.Day == day)];
    }

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(TenantId tenant, string consumer, DateOnly day, int run, CancellationToken ct)
    {
        if (run is < 1 or > KeptReport.MostRuns) return null;
        var pk = KeptReportHead.PartitionOf(tenant, consumer);
        if (await records.FindAsync<KeptReportHead>(new Place(pk, KeptReportHead.NameOf(day, run)), ct) is not { } stands) return null;
        using var packed = new MemoryStream();
        for (var part = 0; part < stands.Parts; part++)
        {
            var found = await records.FindSurelyAsync<KeptReportPart>(new Place(pk, KeptReportPart.NameOf(stands.Packed, part)), ct)
                ?? throw new InvalidDataException($"The report of {tenant}/{consumer} on {day:O}, run {run}, has lost a part.");
            packed.Write(found.Packed);
        }

        return ReportBytes.Unpack(stands.Head, packed.ToArray());
    }
}
