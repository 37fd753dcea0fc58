using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Core.Tests.Reconcile;

namespace ReturnsHub.Core.Tests.Telemetry;

/// <summary>What an alarm can ask about yesterday.</summary>
public class ReconciliationMetricsTests
{
    private const string Days = "returnshub.reconciliation.days{tenant=acme, consumer=erp, outcome=";
    private const string Differences = "returnshub.reconciliation.differences{tenant=acme, consumer=erp, code=";

    [Fact]
    public void A_day_that_agrees_is_counted_as_such_and_has_no_difference() =>
        Lines(new Told().Credited(119.00m).Report()).ShouldBe([$"{Days}agrees}} 1"]);

    [Fact]
    public void Differences_are_counted_by_code_with_how_urgent_they_are() =>
        Lines(new Told().Credited(119.00m, delivery: DeliveryStatus.DeadLettered).Credited(10.00m, delivery: DeliveryStatus.DeadLettered).Credited(5.00m, delivery: DeliveryStatus.Retrying).Report()).ShouldBe(
            [$"{Days}differs}} 1", $"{Differences}credit-dead-lettered, severity=HIGH}} 2", $"{Differences}credit-not-delivered, severity=MEDIUM}} 1"], ignoreOrder: true);

    [Fact]
    public void Books_that_did_not_answer_leave_the_day_unknown()
    {
        var told = new Told().Credited(119.00m);
        Lines(told.Report(told.Memo(BookedAnswer.NotAsked))).ShouldBe([$"{Days}unknown}} 1", $"{Differences}not-asked, severity=LOW}} 1"]);
    }

    [Fact]
    public void A_report_that_is_not_complete_leaves_the_day_unknown() =>
        Lines(new Told().Credited(119.00m).Report(complete: false)).ShouldBe([$"{Days}unknown}} 1"]);

    [Fact]
    public void A_consumer_that_nobody_can_ask_leaves_no_day_unknown() =>
        Lines(new Told { Connector = ConsumerSettings.Pull }.Credited(119.00m, delivery: null).Report()).ShouldBe([$"{Days}differs}} 1", $"{Differences}not-asked, severity=LOW}} 1"]);

    [Fact]
    public void A_day_that_could_not_be_reconciled_is_counted_as_failed()
    {
        using var metrics = new HubMetrics();
        using var measured = new Measured(metrics);
        metrics.NotReconciled(new ConsumerSettings { Tenant = Told.Tenant, Id = "erp", Connector = "odoo", Url = new Uri("https://erp.example/") });
        measured.Lines.ShouldBe([$"{Days}failed}} 1"]);
    }

    private static IReadOnlyList<string> Lines(ReconciliationReport report)
    {
        using var metrics = new HubMetrics();
        using var measured = new Measured(metrics);
        metrics.Reconciled(report);
        return measured.Lines;
    }
}
