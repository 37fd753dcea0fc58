using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ReturnsHub.Functions.Pipeline;
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
            if (report.Fault is { } fault) log.SubscriptionsUnseen(report.Connection, fault);
            foreach (var finding in report.Findings.Where(f => f.State != SubscriptionState.Created))
                log.Subscription(report.Connection, finding.State.ToString(), finding.Topic, finding.Detail);
        }
    }
}
