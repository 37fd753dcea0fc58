using System.Globalization;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Reconcile.Kept;

/// <summary>Checks that every report the audit log tells of is kept as it was then.</summary>
/// <param name="reports">The reports.</param>
/// <param name="audit">The audit log, whose own chain is checked elsewhere.</param>
/// <param name="fault">Gets each fault, in a sentence.</param>
public sealed class KeptReportCheck(IReconciliationReports reports, IAuditLog audit, Action<string> fault)
{
    private const int PageSize = 500;

    /// <summary>Checks all of them.</summary>
    /// <returns>How many the log tells of.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        var (told, cursor) = (0L, (string?)null);
        do
        {
            var page = await audit.ListAsync(null, new PageRequest(PageSize, cursor), ct);
            foreach (var entry in page.Items.Where(e => e.Action == AuditActions.DayReconciled))
            {
                told++;
                await CheckAsync(entry, ct);
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        return told;
    }

    private async Task CheckAsync(AuditEntry entry, CancellationToken ct)
    {
        var name = $"{entry.Tenant}: the report of {entry.About}";
        if (entry.About?.Split('/') is not [var consumer, var text]
            || !DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !int.TryParse(entry.Details.GetValueOrDefault("run"), NumberStyles.None, CultureInfo.InvariantCulture, out var run))
        {
            fault($"{name}: audit entry {entry.Number} names no report.");
            return;
        }

        try
        {
            if (await reports.ReadAsync(entry.Tenant, consumer, day, run, ct) is not { } bytes) fault($"{name}, run {run}, is gone.");
            else if (EvidenceHash.Of(bytes.Span).Value != entry.Details.GetValueOrDefault("sha256")) fault($"{name}, run {run}, is not the one that audit entry {entry.Number} tells of.");
        }
        catch (InvalidDataException)
        {
            fault($"{name}, run {run}, is damaged.");
        }
    }
}
