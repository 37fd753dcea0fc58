using System.Globalization;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Reconcile.Kept;

/// <summary>
/// Keeps reports and tells the audit log each one's hash, so that the chain and its signed checkpoints vouch for what the hub said on a day.
/// </summary>
public sealed class ReportKeeper(IReconciliationReports reports, IAuditLog audit, TimeProvider time)
{
    private const int MostTries = 5;

    /// <summary>Keeps a report as the next run of its day.</summary>
    /// <exception cref="InvalidOperationException">It is larger than <see cref="ReportBytes.Largest"/>.</exception>
    /// <exception cref="TimeoutException">Others kept runs of the same day each time.</exception>
    public async Task<KeptReport> KeepAsync(ReconciliationReport report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        var bytes = ReportBytes.Of(report);
        if (bytes.Length > ReportBytes.Largest) throw new InvalidOperationException("The report is larger than 32 MiB. Nothing was kept.");
        for (var tries = 0; tries < MostTries; tries++)
        {
            var runs = await reports.OfDayAsync(report.Tenant, report.Consumer, report.Day, ct);
            var head = KeptReport.Of(report, bytes, runs is [.., var last] ? last.Run + 1 : 1);
            if (!await reports.KeepAsync(head, bytes, ct)) continue;
            // Behind it, so that the log never tells of a report that is not there. A stop in between makes the day again.
            await audit.AppendAsync(Entry(head), CancellationToken.None);
            return head;
        }

        throw new TimeoutException("A day is reconciled by too many at once. Nothing was kept; try again.");
    }

    private AuditDraft Entry(KeptReport head) => new()
    {
        Tenant = head.Tenant,
        At = time.GetUtcNow(),
        Actor = Actor.Hub,
        Via = "hub",
        Action = AuditActions.DayReconciled,
        About = $"{head.Consumer}/{head.Day.ToString("O", CultureInfo.InvariantCulture)}",
        Details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["run"] = head.Run.ToString(CultureInfo.InvariantCulture),
            ["sha256"] = head.Hash.Value,
            ["agrees"] = head.Agrees ? "true" : "false",
            ["differences"] = head.Differences.ToString(CultureInfo.InvariantCulture),
        },
    };
}
