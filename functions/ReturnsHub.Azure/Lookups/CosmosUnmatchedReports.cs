using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Lookups;

/// <inheritdoc />
internal sealed class CosmosUnmatchedReports(DocumentStore records) : IUnmatchedReports
{
    private readonly Listing _list = new(records, WaitingReport.Kind);

    // The names lead to the report and come last: who finds a name finds the report. A crash between is made good when it is kept again.
    public async Task KeepAsync(UnmatchedReport report, CancellationToken ct)
    {
        var stands = await records.ChangeAsync<WaitingReport>(
            WaitingReport.PlaceOf(report.Tenant, report.ReportId),
            stands => stands is null || (report.Lasting && stands.Report.OccurredAt < report.OccurredAt)
                ? WaitingReport.Of(report, Guid.NewGuid().ToString("N"), _list)
                : null,
            expectNew: true,
            ct);
        await Task.WhenAll(stands!.Report.Names.Distinct().Select(name => PointAsync(stands, name, ct)));
    }

    public async Task<IReadOnlyList<UnmatchedReport>> FindAsync(TenantId tenant, IReadOnlyCollection<LookupKey> names, CancellationToken ct)
    {
        var lists = await Task.WhenAll(names.Distinct().Select(name => records.FindAsync<NameList>(NameList.WaitingOf(tenant, name), ct)));
        var ids = lists.SelectMany(list => list?.Items ?? []).Select(item => item.Id).Distinct();
        var found = await Task.WhenAll(ids.Select(id => records.FindSurelyAsync<WaitingReport>(WaitingReport.PlaceOf(tenant, id), ct)));
        return [.. found.OfType<WaitingReport>().Select(r => r.Report).Where(r => r.Names.Any(names.Contains)).OrderBy(r => r.Since)];
    }

    // A crash before the names are gone leaves names that lead nowhere, which finding passes over.
    public async Task RemoveAsync(TenantId tenant, string reportId, CancellationToken ct)
    {
        var place = WaitingReport.PlaceOf(tenant, reportId);
        if (await records.FindAsync<WaitingReport>(place, ct) is not { Report.Lasting: false } stands) return;
        await records.DeleteAsync(place, stands.ETag, ct);
        // Kept again meanwhile, its names lead to it under the note of that keeping and stay.
        await Task.WhenAll(stands.Report.Names.Distinct().Select(name => records.ChangeAsync<NameList>(
            NameList.WaitingOf(tenant, name),
            list => list is not null && list.Items.Any(Left) ? list with { Items = [.. list.Items.Where(item => !Left(item))] } : null,
            expectNew: false,
            ct)));

        bool Left(Named item) => item.Id == reportId && item.Note == stands.Keeping;
    }

    public Task<Page<UnmatchedReport>> ListAsync(TenantId? tenant, PageRequest page, CancellationToken ct) =>
        _list.PageAsync<WaitingReport, UnmatchedReport>(tenant, page, new ListQuery(), waiting => waiting.Report, ct);

    private Task PointAsync(WaitingReport waiting, LookupKey name, CancellationToken ct)
    {
        var place = NameList.WaitingOf(waiting.Report.Tenant, name);
        var item = new Named(waiting.Report.ReportId, waiting.Keeping);
        return records.ChangeAsync<NameList>(
            place,
            list => list is not null && list.Items.Contains(item) ? null : NameList.At(place, list?.Items.Where(i => i.Id != item.Id)).With(item),
            expectNew: true,
            ct);
    }
}
