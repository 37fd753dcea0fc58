using Microsoft.Azure.Functions.Worker;
using ReturnsHub.Core.Returns.Time;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Timers;

/// <summary>Looks at the returns whose time has come.</summary>
internal sealed class DeadlinesFunction(DeadlineSweep sweep)
{
    [Function(FunctionNames.Deadlines)]
    public async Task RunAsync([TimerTrigger(Schedules.Deadlines)] TimerInfo timer, CancellationToken ct)
    {
        while ((await sweep.RunAsync(ct)).More) ct.ThrowIfCancellationRequested();
    }
}
