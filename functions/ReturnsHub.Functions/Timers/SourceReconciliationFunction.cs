using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ReturnsHub.Functions.Pipeline;
using ReturnsHub.Functions.Settings;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Functions.Timers;

/// <summary>Brings in what happened at the shops and never arrived.</summary>
internal sealed class SourceReconciliationFunction(SourceReconciliation reconciliation, ILogger<SourceReconciliationFunction> log)
{
    [Function(FunctionNames.SourceReconciliation)]
    public async Task RunAsync([TimerTrigger(Schedules.SourceReconciliation)] TimerInfo timer, CancellationToken ct)
    {
        foreach (var report in (await reconciliation.RunAsync(ct)).Where(r => r.Fault is not null))
            log.ReconciliationStopped(report.Connection, report.Fault!);
    }
}
