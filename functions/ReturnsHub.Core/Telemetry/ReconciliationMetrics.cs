using System.Diagnostics.Metrics;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Telemetry;

/// <summary>What daily reconciliation came to. Tags are names of the configuration and codes, so that there are as many series as those.</summary>
internal sealed class ReconciliationMetrics(Meter meter)
{
    private readonly Counter<long> _days = meter.CreateCounter<long>("returnshub.reconciliation.days", "{day}", "Days that were to be reconciled, by outcome.");
    private readonly Counter<long> _differences = meter.CreateCounter<long>(
        "returnshub.reconciliation.differences", "{difference}", "Differences of reconciled days, by code.");

    public void Reconciled(ReconciliationReport report)
    {
        Count(report.Tenant, report.Consumer, OutcomeOf(report));
        foreach (var kind in report.Rows.SelectMany(r => r.Differences).GroupBy(d => (d.Code, d.Severity)))
        {
            _differences.Add(
                kind.Count(), new("tenant", report.Tenant.Value), new("consumer", report.Consumer), new("code", kind.Key.Code), new("severity", CodeNames.Of(kind.Key.Severity)));
        }
    }

    public void NotReconciled(ConsumerSettings consumer) => Count(consumer.Tenant, consumer.Id, "failed");

    // An ERP that did not answer proves the day neither way, and looks the same as one whose documents are all low-severity unknowns.
    private static string OutcomeOf(ReconciliationReport report) => report switch
    {
        { Agrees: true } => "agrees",
        { Complete: false } => "unknown",
        { Unanswered: true } => "unknown",
        _ => "differs",
    };

    private void Count(TenantId tenant, string consumer, string outcome) => _days.Add(1, new("tenant", tenant.Value), new("consumer", consumer), new("outcome", outcome));
}
