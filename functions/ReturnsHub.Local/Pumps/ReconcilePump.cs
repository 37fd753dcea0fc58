using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Web.Consumers;

namespace ReturnsHub.Local.Pumps;

/// <summary>Looks every quarter of an hour whether a day is to be reconciled.</summary>
internal sealed class ReconcilePump(DailyReconciliation daily, ReconciliationLog told, TimeProvider time, ILogger<ReconcilePump> log) : IPump
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(15);

    public Task RunAsync(PumpTokens tokens) =>
        Rounds.RunAsync("reconciliation", Between, ct => daily.RunAsync(told, ct), time, log, tokens.Stopping);
}
