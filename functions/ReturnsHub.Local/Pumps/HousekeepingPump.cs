using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Core.Privacy;

namespace ReturnsHub.Local.Pumps;

/// <summary>
/// What is due by the clock: retention periods that end, and the day's checkpoints. At a stop a last checkpoint covers what the day brought, so that a
/// stopped hub's data can be moved or kept and everything in it is covered.
/// </summary>
internal sealed class HousekeepingPump(CheckpointHandler checkpoints, RetentionSweep retention, TimeProvider time, ILogger<HousekeepingPump> log) : IPump
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    public async Task RunAsync(PumpTokens tokens)
    {
        await Rounds.RunAsync("housekeeping", Between, RoundAsync, time, log, tokens.Stopping);
        await LastAsync(tokens.Abort);
    }

    private async Task RoundAsync(CancellationToken ct)
    {
        await checkpoints.RunDailyAsync(ct);
        while (await retention.RunAsync(ct)) ct.ThrowIfCancellationRequested();
    }

    private async Task LastAsync(CancellationToken abort)
    {
        try
        {
            await checkpoints.RunChangedAsync(abort);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            // The stop took too long; the next start makes the checkpoint.
        }
        catch (Exception e)
        {
            log.Failed("housekeeping", e);
        }
    }
}
