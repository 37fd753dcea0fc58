using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Web.Consumers;

/// <summary>Tells the log what a reconciled day came to, the same in every host.</summary>
public sealed partial class ReconciliationLog(ILogger<ReconciliationLog> log) : IReconciledDays
{
    /// <summary>Tells of one report: numbers and codes, never what a return is about.</summary>
    public Task ReportedAsync(ReconciliationReport report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        var counts = string.Join(", ", report.Counts.Select(c => $"{c.Key} {c.Value}"));
        if (report.Agrees) Agrees(report.Tenant, report.Consumer, report.Day, report.Rows.Count);
        else Differs(report.Tenant, report.Consumer, report.Day, report.Differences, counts, report.Complete);
        return Task.CompletedTask;
    }

    /// <summary>Tells of a day that could not be reconciled: the fault's type and place, never its message.</summary>
    public Task NotReconciledAsync(ConsumerSettings consumer, DateOnly day, Exception fault, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        ArgumentNullException.ThrowIfNull(fault);
        if (log.IsEnabled(LogLevel.Error)) NotReconciled(consumer.Tenant, consumer.Id, day, fault.GetType().FullName ?? fault.GetType().Name, new StackTrace(fault).ToString());
        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 1006, EventName = "DayAgrees", Level = LogLevel.Information, Message = "{Tenant}/{Consumer} {Day}: {Returns} return(s) agree")]
    private partial void Agrees(Core.Primitives.TenantId tenant, string consumer, DateOnly day, int returns);

    [LoggerMessage(EventId = 1007, EventName = "DayDiffers", Level = LogLevel.Warning, Message = "{Tenant}/{Consumer} {Day}: {Differences} difference(s), {Counts}; complete: {Complete}. Ask for the report.")]
    private partial void Differs(Core.Primitives.TenantId tenant, string consumer, DateOnly day, int differences, string counts, bool complete);

    [LoggerMessage(EventId = 1008, EventName = "DayNotReconciled", Level = LogLevel.Error, Message = "{Tenant}/{Consumer} {Day}: could not be reconciled, is tried again. {Exception} {Place}")]
    private partial void NotReconciled(Core.Primitives.TenantId tenant, string consumer, DateOnly day, string exception, string place);
}
