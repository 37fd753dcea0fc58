using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Local.Tests.Pumps;

public sealed class DailyReconciliationTests : IDisposable
{
    private readonly TestHub _hub;
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 11, 20, 0, 59, 0, TimeSpan.Zero));

    public DailyReconciliationTests()
    {
        _hub = new TestHub();
        var shop = _hub.Configuration.Tenants[0];
        Options = _hub.Options with
        {
            Pumps = HubPumps.None,
            TimeProvider = _time,
            Configuration = _hub.Configuration with { Tenants = [shop with { Consumers = [Consumer("erp"), Consumer("shop")] }] },
        };
    }

    private HubHostOptions Options { get; }

    [Fact]
    public async Task A_day_is_reconciled_once_for_each_consumer_an_hour_after_it_is_over()
    {
        await using var host = await HubHost.StartAsync(Options);
        (await RunAsync(host)).ShouldBe(["erp 2026-11-18", "shop 2026-11-18"]);
        (await RunAsync(host)).ShouldBeEmpty();

        _time.Advance(TimeSpan.FromMinutes(1));
        (await RunAsync(host)).ShouldBe(["erp 2026-11-19", "shop 2026-11-19"]);
        _time.Advance(TimeSpan.FromHours(23));
        (await RunAsync(host)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_on_which_the_hub_stood_still_are_made_up_for_up_to_a_week()
    {
        await using (var host = await HubHost.StartAsync(Options)) await RunAsync(host);
        _time.Advance(TimeSpan.FromDays(3));
        await using (var host = await HubHost.StartAsync(Options))
            (await RunAsync(host)).Where(r => r.StartsWith("erp", StringComparison.Ordinal)).ShouldBe(["erp 2026-11-19", "erp 2026-11-20", "erp 2026-11-21"]);
        _time.Advance(TimeSpan.FromDays(30));
        await using (var host = await HubHost.StartAsync(Options))
            (await RunAsync(host)).Count(r => r.StartsWith("erp", StringComparison.Ordinal)).ShouldBe(DailyReconciliation.MostDays);
    }

    [Fact]
    public async Task Each_days_report_is_kept_over_restarts_and_the_audit_log_has_its_hash()
    {
        await using (var host = await HubHost.StartAsync(Options)) await RunAsync(host);
        _time.Advance(TimeSpan.FromDays(1));
        await using (var host = await HubHost.StartAsync(Options)) await RunAsync(host);

        await using var last = await HubHost.StartAsync(Options);
        var kept = (await last.Services.GetRequiredService<IReconciliationReports>().ListAsync(TestHub.Shop, "erp", new PageRequest(), CancellationToken.None)).Items;
        kept.Select(k => (k.Day, k.Run, k.Agrees)).ShouldBe([(new DateOnly(2026, 11, 19), 1, true), (new DateOnly(2026, 11, 18), 1, true)]);
        var entries = await last.Services.GetRequiredService<IAuditLog>().ReadAboutAsync(TestHub.Shop, "erp/2026-11-19", CancellationToken.None);
        entries.ShouldHaveSingleItem().Details["sha256"].ShouldBe(kept[0].Hash.Value);
    }

    [Fact]
    public async Task A_day_whose_report_was_not_taken_is_taken_up_again()
    {
        await using var host = await HubHost.StartAsync(Options);
        var daily = host.Services.GetRequiredService<DailyReconciliation>();
        (await daily.RunAsync(new ToldDays(_ => throw new IOException("full")), CancellationToken.None)).ShouldBe(new DailyRound(0, 2));
        (await RunAsync(host)).ShouldBe(["erp 2026-11-18", "shop 2026-11-18"]);
    }

    [Fact]
    public async Task A_consumer_whose_day_fails_holds_up_no_other_and_is_tried_again_with_all_its_days()
    {
        await using var host = await HubHost.StartAsync(Options);
        var daily = host.Services.GetRequiredService<DailyReconciliation>();
        var told = new ToldDays(r => _ = r.Consumer == "erp" ? throw new ArgumentException("jane@example.com cannot be read") : 0);

        (await daily.RunAsync(told, CancellationToken.None)).ShouldBe(new DailyRound(Made: 1, Failed: 1));
        told.Days.ShouldBe(["shop 2026-11-18"]);
        told.Failed.ShouldBe(["erp 2026-11-18 ArgumentException"]);

        _time.Advance(TimeSpan.FromDays(1));
        (await daily.RunAsync(told, CancellationToken.None)).ShouldBe(new DailyRound(Made: 1, Failed: 1));
        told.Days.ShouldBe(["shop 2026-11-18", "shop 2026-11-19"]);

        (await RunAsync(host)).ShouldBe(["erp 2026-11-19"], "a consumer that was never reconciled begins with the last day");
    }

    [Fact]
    public async Task A_day_that_fails_keeps_the_consumers_later_days_in_order_behind_it()
    {
        await using var host = await HubHost.StartAsync(Options);
        await RunAsync(host);
        _time.Advance(TimeSpan.FromDays(2));
        var told = new ToldDays(r => _ = r is { Consumer: "erp", Day.Day: 20 } ? throw new IOException("full") : 0);
        // It is 00:59 on the 22nd, so the 20th is the last day that is over by an hour.
        await host.Services.GetRequiredService<DailyReconciliation>().RunAsync(told, CancellationToken.None);

        told.Days.ShouldBe(["erp 2026-11-19", "shop 2026-11-19", "shop 2026-11-20"]);
        (await RunAsync(host)).ShouldBe(["erp 2026-11-20"]);
    }

    [Fact]
    public async Task A_stop_is_no_failure_of_a_day()
    {
        await using var host = await HubHost.StartAsync(Options);
        using var stop = new CancellationTokenSource();
        var told = new ToldDays(_ => stop.Cancel());
        await Should.ThrowAsync<OperationCanceledException>(() => host.Services.GetRequiredService<DailyReconciliation>().RunAsync(told, stop.Token));
        told.Failed.ShouldBeEmpty();
    }

    public void Dispose() => _hub.Dispose();

    private static async Task<IReadOnlyList<string>> RunAsync(HubHost host)
    {
        var told = new ToldDays(_ => { });
        var round = await host.Services.GetRequiredService<DailyReconciliation>().RunAsync(told, CancellationToken.None);
        round.ShouldBe(new DailyRound(told.Days.Count, 0));
        return told.Days;
    }

    private static ConsumerSettings Consumer(string id) => new()
    {
        Tenant = TestHub.Shop,
        Id = id,
        Connector = "signed-webhook",
        Url = new Uri("https://erp.example/"),
        Secrets = ["whsec_AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="],
    };

    private sealed class ToldDays(Action<ReconciliationReport> take) : IReconciledDays
    {
        private readonly List<string> _days = [];
        private readonly List<string> _failed = [];

        public IReadOnlyList<string> Days => _days;

        public IReadOnlyList<string> Failed => _failed;

        public Task ReportedAsync(ReconciliationReport report, CancellationToken ct)
        {
            take(report);
            _days.Add($"{report.Consumer} {report.Day:O}");
            return Task.CompletedTask;
        }

        public Task NotReconciledAsync(ConsumerSettings consumer, DateOnly day, Exception fault, CancellationToken ct)
        {
            _failed.Add($"{consumer.Id} {day:O} {fault.GetType().Name}");
            return Task.CompletedTask;
        }
    }
}
