using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ReturnsHub.Functions.Settings;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Functions.Timers;

/// <summary>Looks whether the shops still send what the hub needs, and puts right what is missing.</summary>
internal sealed class SubscriptionAuditFunction(SubscriptionAudit audit, ILogger<SubscriptionAuditFunction> log)
{
    [Function(FunctionNames.SubscriptionAudit)]
    public async Task RunAsync([TimerTrigger(Schedules.SubscriptionAudit)] TimerInfo timer, CancellationToken ct)
    {
        foreach (var report in await audit.RunAsync(ct))
        {
            if (report.Fault is { } fault) log.LogWarning("The subscriptions of {Connection} could not be looked at: {Fault}", report.Connection, fault);
            foreach (var finding in report.Findings.Where(f => f.State != SubscriptionState.Created))
                log.LogWarning("Subscription of {Connection}: {State} {Topic} {Detail}", report.Connection, finding.State, finding.Topic, finding.Detail);
        }
    }
}
