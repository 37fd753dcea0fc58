using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Lookups;

/// <inheritdoc />
internal sealed class CosmosUnmatchedReports(DocumentStore records) : IUnmatchedReports
{
    private const string NameKind = "waiting";

    private readonly Listing _list = new(records, WaitingReport.Kind);

    // The names lead to the report and are written before it. A crash between leaves a name that leads nowhere, which finding passes over.
    public async Task KeepAsync(UnmatchedReport report, CancellationToken ct)
    {
        var place = WaitingReport.PlaceOf(report.Tenant, report.ReportId);
        if (!Follows(report, await records.FindAsync<WaitingReport>(place, ct))) return;
        var keeping = Guid.NewGuid().ToString("N");
        await Task.WhenAll(report.Names.Distinct().Select(name => PointAsync(report, name, keeping, ct)));
        await records.ChangeAsync<WaitingReport>(
            place, stands => Follows(report, stands) ? WaitingReport.Of(report, keeping, _list) : null, expectNew: false, ct);
    }

    public async Task<IReadOnlyList<UnmatchedReport>> FindAsync(TenantId tenant, IReadOnlyCollection<LookupKey> names, CancellationToken ct)
    {
        var lists = await Task.WhenAll(names.Distinct().Select(name => records.FindAsync<NameList>(NameList.Of(NameKind, tenant, name), ct)));
        var ids = lists.SelectMany(list => list?.Items ?? []).Select(item => item.Id).Distinct();
        var found = await Task.WhenAll(ids.Select(id => records.FindAsync<WaitingReport>(WaitingReport.PlaceOf(tenant, id), ct)));
        return [.. found.OfType<WaitingReport>().Select(r => r.Report).Where(r => r.Names.Any(names.Contains)).OrderBy(r => r.Since)];
    }

    public async Task RemoveAsync(TenantId tenant, string reportId, CancellationToken ct)
    {
        var place = WaitingReport.PlaceOf(tenant, reportId);
        if (await records.FindAsync<WaitingReport>(place, ct) is not { Report.Lasting: false } stands) return;
        await records.DeleteAsync(place, stands.ETag, ct);
        // Kept again meanwhile, its names lead to it under the note of that keeping and stay.
        await Task.WhenAll(stands.Report.Names.Distinct().Select(name => records.ChangeAsync<NameList>(
            NameList.Of(NameKind, tenant, name),
            list => list is not null && list.Items.Any(Left) ? list with { Items = [.. list.Items.Where(item => !Left(item))] } : null,
            expectNew: false,
            ct)));

        bool Left(Named item) => item.Id == reportId && item.Note == stands.Keeping;
    }

    public Task<Page<UnmatchedReport>> ListAsync(TenantId? tenant, PageRequest page, CancellationToken ct) =>
        _list.PageAsync<WaitingReport, UnmatchedReport>(tenant, page, new ListQuery(), waiting => waiting.Report, ct);

    private static bool Follows(UnmatchedReport report, WaitingReport? stands) =>
        stands is null || (report.Lasting && stands.Report.OccurredAt < report.OccurredAt);

    private Task PointAsync(UnmatchedReport report, LookupKey name, string keeping, CancellationToken ct)
    {
        var place = NameList.Of(NameKind, report.Tenant, name);
        return records.ChangeAsync<NameList>(
            place,
            stands => NameList.At(place, stands?.Items.Where(item => item.Id != report.ReportId)).With(new Named(report.ReportId, keeping)),
            expectNew: true,
            ct);
    }
}
