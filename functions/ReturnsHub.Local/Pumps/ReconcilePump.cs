using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Web.Consumers;

namespace ReturnsHub.Local.Pumps;

/// <summary>Looks every quarter of an hour whether a day is to be reconciled.</summary>
internal sealed class ReconcilePump(DailyReconciliation daily, ReconciliationLog told, TimeProvider time, ILogger<ReconcilePump> log) : IPump
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(15);

    public async Task RunAsync(PumpTokens tokens)
    {
        var failures = 0;
        while (!tokens.Stopping.IsCancellationRequested)
        {
            try
            {
                await daily.RunAsync(told.TellAsync, tokens.Stopping);
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
}
