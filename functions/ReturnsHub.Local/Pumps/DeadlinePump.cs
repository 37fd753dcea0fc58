using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Returns.Time;

namespace ReturnsHub.Local.Pumps;

/// <summary>Looks every minute whether a return's time has come. What was missed while the hub stood still is looked at when it runs again.</summary>
internal sealed class DeadlinePump(DeadlineSweep sweep, TimeProvider time, ILogger<DeadlinePump> log) : IPump
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    public Task RunAsync(PumpTokens tokens) => Rounds.RunAsync("deadlines", Between, RoundAsync, time, log, tokens.Stopping);

    private async Task RoundAsync(CancellationToken ct)
    {
        while ((await sweep.RunAsync(ct)).More) ct.ThrowIfCancellationRequested();
    }
}
