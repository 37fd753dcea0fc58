using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Reconcile;

namespace ReturnsHub.Local.Pumps;

/// <summary>Looks every quarter of an hour whether a day is to be reconciled, and tells the log what each day came to.</summary>
internal sealed partial class ReconcilePump(DailyReconciliation daily, TimeProvider time, ILogger<ReconcilePump> log) : IPump
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(15);

    public async Task RunAsync(PumpTokens tokens)
    {
        var failures = 0;
        while (!tokens.Stopping.IsCancellationRequested)
        {
            try
            {
                await daily.RunAsync(TellAsync, tokens.Stopping);
                failures = 0;
                await Task.Delay(Between, time, tokens.Stopping);
            }
            catch (OperationCanceledException) when (tokens.Stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                log.Failed("reconciliation", e);
                await Pauses.AfterFailureAsync(++failures, time, tokens.Stopping);
            }
        }
    }

    private Task TellAsync(ReconciliationReport report, CancellationToken ct)
    {
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
