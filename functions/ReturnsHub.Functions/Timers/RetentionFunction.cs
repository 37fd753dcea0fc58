using Microsoft.Azure.Functions.Worker;
using ReturnsHub.Core.Privacy;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Timers;

/// <summary>Removes what may not be kept any longer.</summary>
internal sealed class RetentionFunction(RetentionSweep sweep)
{
    [Function(FunctionNames.Retention)]
    public async Task RunAsync([TimerTrigger(Schedules.Retention)] TimerInfo timer, CancellationToken ct)
    {
        while (await sweep.RunAsync(ct)) ct.ThrowIfCancellationRequested();
    }
}
