using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Returns.Time;

namespace ReturnsHub.Local.Pumps;

/// <summary>Looks every minute whether a return's time has come. What was missed while the hub stood still is looked at when it runs again.</summary>
internal sealed class DeadlinePump(DeadlineSweep sweep, TimeProvider time, ILogger<DeadlinePump> log) : IPump
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    public async Task RunAsync(PumpTokens tokens)
    {
        var failures = 0;
        while (!tokens.Stopping.IsCancellationRequested)
        {
            try
            {
                while ((await sweep.RunAsync(tokens.Stopping)).More) tokens.Stopping.ThrowIfCancellationRequested();
                failures = 0;
                await Task.Delay(Between, time, tokens.Stopping);
            }
            catch (OperationCanceledException) when (tokens.Stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                log.Failed("deadlines", e);
                await Pauses.AfterFailureAsync(++failures, time, tokens.Stopping);
            }
        }
    }
}
