using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Local.Pumps;

/// <summary>
/// Looks at shops by the clock: every ten minutes for what never arrived, every hour at the webhook subscriptions. Does nothing in a
/// hub none of whose connections has a shop's token.
/// </summary>
internal sealed partial class ShopifyPump(
    ITenants tenants, SourceReconciliation reconciliation, SubscriptionAudit audit, TimeProvider time, ILogger<ShopifyPump> log) : IPump
{
    private const int RoundsBetweenAudits = 6;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    public async Task RunAsync(PumpTokens tokens)
    {
        if (!tenants.All.SelectMany(t => t.Connections).Any(c => ShopifyShop.Of(c) is not null)) return;
        var round = 0;
        await Rounds.RunAsync("shopify", Between, ct => RoundAsync(round++, ct), time, log, tokens.Stopping);
    }

    private async Task RoundAsync(int round, CancellationToken ct)
    {
        if (round % RoundsBetweenAudits == 0) await AuditAsync(ct);
        foreach (var report in (await reconciliation.RunAsync(ct)).Where(r => r.Fault is not null))
            ReconciliationStopped(report.Connection, report.Fault!);
    }

    private async Task AuditAsync(CancellationToken ct)
    {
        foreach (var report in await audit.RunAsync(ct))
        {
            if (report.Fault is { } fault) AuditFailed(report.Connection, fault);
            foreach (var finding in report.Findings.Where(f => f.State != SubscriptionState.Created)) Found(report.Connection, finding.State, finding.Topic, finding.Detail);
        }
    }

    [LoggerMessage(EventId = 1003, EventName = "ShopSubscription", Level = LogLevel.Warning, Message = "Subscription of {Connection}: {State} {Topic} {Detail}")]
    private partial void Found(string connection, SubscriptionState state, string topic, string? detail);

    [LoggerMessage(EventId = 1004, EventName = "ShopSubscriptionsUnseen", Level = LogLevel.Warning, Message = "The subscriptions of {Connection} could not be looked at: {Fault}")]
    private partial void AuditFailed(string connection, string fault);

    [LoggerMessage(EventId = 1005, EventName = "ShopReconciliationStopped", Level = LogLevel.Warning, Message = "Reconciliation of {Connection} stopped early: {Fault}")]
    private partial void ReconciliationStopped(string connection, string fault);
}
