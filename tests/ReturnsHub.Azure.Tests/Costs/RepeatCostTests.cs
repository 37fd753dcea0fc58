using System.Text;
using ReturnsHub.Azure.Queues;
using ReturnsHub.Azure.Tests.Costs.Day;
using ReturnsHub.Azure.Tests.Costs.Hub;
using ReturnsHub.Local.Demo;

namespace ReturnsHub.Azure.Tests.Costs;

/// <summary>What comes twice, or cannot be read, costs little and a bounded amount.</summary>
public sealed class RepeatCostTests(RepeatCostTests.OneHub hub) : IClassFixture<RepeatCostTests.OneHub>
{
    [SkippableFact]
    public async Task A_webhook_repeated_at_once_costs_the_door_3_request_units_and_nobody_else_anything()
    {
        var metered = hub.Running();
        await hub.Return(101).OrderAsync();
        metered.Tally.Clear();

        await hub.Return(101).OrderAsync();

        metered.Tally.Sum("ru/door").ShouldBeLessThanOrEqualTo(3);
        metered.Tally.Sum("ru").ShouldBe(metered.Tally.Sum("ru/door"));
        (metered.Tally.Sum("bus"), metered.Tally.Sum("blobs"), metered.Tally.Sum("executions")).ShouldBe((1, 1, 1));
    }

    [SkippableFact]
    public async Task A_webhook_repeated_a_day_later_costs_at_most_50_request_units_and_no_event()
    {
        var metered = hub.Running();
        await hub.Return(102).OrderAsync();
        await hub.Return(102).RequestAsync();
        metered.Time.Advance(TimeSpan.FromDays(1));
        metered.Tally.Clear();

        await hub.Return(102).OrderAsync();

        metered.Tally.Sum("ru").ShouldBeLessThanOrEqualTo(50);
        metered.Tally.Sum("events").ShouldBe(0);
        // Nothing new makes sure of the names once more, and what waits at the order is handed on again: within the half hour only once.
        metered.Tally.Sum("executions").ShouldBe(3);
    }

    [SkippableFact]
    public async Task A_message_that_cannot_be_read_costs_at_most_16_request_units()
    {
        var metered = hub.Running();
        metered.Tally.Clear();

        await hub.Sender.ShopifyRawAsync("returns/request", Encoding.UTF8.GetBytes("""{"id": 103, "status": "reque"""), "broken-103", metered.Time.GetUtcNow());

        metered.Tally.Sum("ru").ShouldBeLessThanOrEqualTo(16);
        metered.Tally.Sum("executions").ShouldBe(2);
        metered.Tally.Sum("bus").ShouldBe(5);
    }

    [SkippableFact]
    public async Task A_report_handed_out_twice_costs_at_most_25_request_units_and_no_event()
    {
        var metered = hub.Running();
        var kept = hub.Return(104);
        await kept.OrderAsync();
        await kept.RequestAsync();
        var report = metered.Bus.Done.Last(m => m.Queue == QueueNames.Inbound);
        metered.Tally.Clear();

        metered.Bus.Send(report.Copy("again", report.DeliveryId, report.Body, 1, outOfTurn: false, metered.Time.GetUtcNow()));
        await metered.Triggers.DrainAsync(CancellationToken.None);

        metered.Tally.Sum("ru").ShouldBeLessThanOrEqualTo(25);
        metered.Tally.Sum("events").ShouldBe(0);
        metered.Tally.Sum("executions").ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_delivery_handed_out_again_after_it_was_confirmed_costs_one_point_read()
    {
        var metered = hub.Running();
        var authorised = hub.Return(105);
        await authorised.OrderAsync();
        await authorised.RequestAsync();
        await authorised.ApproveAsync();
        var delivery = metered.Bus.Done.Last(m => m.Queue == QueueNames.Deliver);
        metered.Tally.Clear();

        metered.Bus.Send(delivery.Copy("again-105", delivery.DeliveryId, delivery.Body, 1, outOfTurn: false, metered.Time.GetUtcNow()));
        await metered.Triggers.DrainAsync(CancellationToken.None);

        metered.Tally.Sum("requests").ShouldBe(1);
        metered.Tally.Sum("ru").ShouldBe(1);
        metered.Bus.Done[^1].Id.ShouldBe("again-105");
    }

    [SkippableFact]
    public async Task A_page_of_the_feed_handed_over_again_costs_its_reading_and_sends_that_the_queue_drops()
    {
        var metered = hub.Running();
        var authorised = hub.Return(106);
        await authorised.OrderAsync();
        await authorised.RequestAsync();
        await authorised.ApproveAsync();
        metered.Tally.Clear();

        await metered.Feed.AgainAsync(CancellationToken.None);
        await metered.Triggers.DrainAsync(CancellationToken.None);

        metered.Tally.Sum("bus").ShouldBe(metered.Tally.Sum("bus/deliver/send", "bus/classify/send"));
        metered.Tally.Sum("bus/deliver/send").ShouldBeGreaterThan(0);
        metered.Tally.Sum("executions").ShouldBe(metered.Tally.Sum("executions/Relay"));
        metered.Tally.Sum("ru").ShouldBe(metered.Tally.Sum("ru/relay"));
    }

    /// <summary>A hub for all of them: each has a return of its own.</summary>
    public sealed class OneHub : IAsyncLifetime, IDisposable
    {
        private readonly DemoShop _shop = new(2026);
        private readonly Dictionary<int, DateTimeOffset> _days = [];
        private MeteredHub? _hub;
        private HttpClient? _http;

        internal DemoSender Sender { get; private set; } = null!;

        internal MeteredHub Running()
        {
            Skip.If(_hub is null, "An account keeps no ledger that a test can read.");
            return _hub;
        }

        /// <summary>The numbered return at its start: whoever asks twice sends the same bytes twice.</summary>
        internal ShopReturn Return(int number)
        {
            if (!_days.TryGetValue(number, out var day)) _days[number] = day = _hub!.Time.GetUtcNow();
            return new ShopReturn(Sender, number, day, new ShopLine(Product.Shirt, 1, "size_too_small"));
        }

        public async Task InitializeAsync()
        {
            if (ReturnsHome.Account is not null) return;
            _hub = await MeteredHub.StartAsync(_shop);
            _http = new HttpClient(new OneByOne(_hub)) { BaseAddress = _hub.Address };
            Sender = new DemoSender(_http, _shop, _hub.Time);
        }

        public void Dispose() => _http?.Dispose();

        public async Task DisposeAsync()
        {
            if (_hub is not null) await _hub.DisposeAsync();
        }
    }
}
