using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Reconcile;

namespace ReturnsHub.Web.Consumers;

/// <summary>Tells the log what a reconciled day came to, the same in every host.</summary>
public sealed partial class ReconciliationLog(ILogger<ReconciliationLog> log)
{
    /// <summary>Tells of one report: numbers and codes, never what a return is about.</summary>
    public Task TellAsync(ReconciliationReport report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        var counts = string.Join(", ", report.Counts.Select(c => $"{c.Key} {c.Value}"));
        if (report.Agrees) Agrees(report.Tenant, report.Consumer, report.Day, report.Rows.Count);
        else Differs(report.Tenant, report.Consumer, report.Day, report.Differences, counts, report.Complete);
        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 1006, EventName = "DayAgrees", Level = LogLevel.Information, Message = "{Tenant}/{Consumer} {Day}: {Returns} return(s) agree")]
    private partial void Agrees(Core.Primitives.TenantId tenant, string consumer, DateOnly day, int returns);

    [LoggerMessage(EventId = 1007, EventName = "DayDiffers", Level = LogLevel.Warning, Message = "{Tenant}/{Consumer} {Day}: {Differences} difference(s), {Counts}; complete: {Complete}. Ask for the report.")]
    private partial void Differs(Core.Primitives.TenantId tenant, string consumer, DateOnly day, int differences, string counts, bool complete);
}
