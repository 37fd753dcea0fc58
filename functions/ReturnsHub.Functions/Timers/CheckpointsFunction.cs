using Microsoft.Azure.Functions.Worker;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Timers;

/// <summary>Makes the day's signed checkpoints, once for each tenant and day.</summary>
internal sealed class CheckpointsFunction(CheckpointHandler checkpoints)
{
    [Function(FunctionNames.Checkpoints)]
    public Task RunAsync([TimerTrigger(Schedules.Checkpoints)] TimerInfo timer, CancellationToken ct) => checkpoints.RunDailyAsync(ct);
}
