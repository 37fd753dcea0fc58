using Microsoft.Extensions.DependencyInjection;
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
    public async Task A_day_whose_report_was_not_taken_is_taken_up_again()
    {
        await using var host = await HubHost.StartAsync(Options);
        var daily = host.Services.GetRequiredService<DailyReconciliation>();
        await Should.ThrowAsync<IOException>(() => daily.RunAsync((_, _) => throw new IOException("full"), CancellationToken.None));
        (await RunAsync(host)).ShouldBe(["erp 2026-11-18", "shop 2026-11-18"]);
    }

    public void Dispose() => _hub.Dispose();

    private static async Task<IReadOnlyList<string>> RunAsync(HubHost host)
    {
        var days = new List<string>();
        var made = await host.Services.GetRequiredService<DailyReconciliation>().RunAsync(
            (report, _) =>
            {
                days.Add($"{report.Consumer} {report.Day:O}");
                return Task.CompletedTask;
            },
            CancellationToken.None);
        made.ShouldBe(days.Count);
        return days;
    }

    private static ConsumerSettings Consumer(string id) => new()
    {
        Tenant = TestHub.Shop,
        Id = id,
        Connector = "signed-webhook",
        Url = new Uri("https://erp.example/"),
        Secrets = ["whsec_AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="],
    };
}
