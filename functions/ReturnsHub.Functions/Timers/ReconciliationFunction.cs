using Microsoft.Azure.Functions.Worker;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Functions.Settings;
using ReturnsHub.Web.Consumers;

namespace ReturnsHub.Functions.Timers;

/// <summary>Lays the days that are over side by side with each consumer's books. The log tells what each came to; the API has the report.</summary>
internal sealed class ReconciliationFunction(DailyReconciliation daily, ReconciliationLog log)
{
    [Function(FunctionNames.Reconciliation)]
    public Task RunAsync([TimerTrigger(Schedules.Reconciliation)] TimerInfo timer, CancellationToken ct) => daily.RunAsync(log, ct);
}
