using ReturnsHub.Azure.Tests.Costs.Counting;
using ReturnsHub.Azure.Tests.Costs.Hub;
using ReturnsHub.Local.Demo;

namespace ReturnsHub.Azure.Tests.Costs.Day;

/// <summary>
/// The demo's day on Azure's backend. Each of its stories is played once, alone, and what it took counts as often as the day has it.
/// </summary>
internal sealed class DayOfReturns
{
    private const int Seed = 2026;

    private DayOfReturns(Tally day, IReadOnlyList<string> dead, double perFullPage, double perLook) =>
        (Counts, Dead, EventsPerFullPage, UnitsPerLook) = (day, dead, perFullPage, perLook);

    /// <summary>What the day took.</summary>
    public Tally Counts { get; }

    /// <summary>Why messages were given up; on this day none is.</summary>
    public IReadOnlyList<string> Dead { get; }

    public double Returns => Counts.Sum("returns");

    public double Events => Counts.Sum("events");

    /// <summary>Events of a page of the feed that holds as many documents as the trigger takes.</summary>
    public double EventsPerFullPage { get; }

    /// <summary>Request units when a person opens one return.</summary>
    public double UnitsPerLook { get; }

    public static async Task<DayOfReturns> PlayAsync()
    {
        var shop = new DemoShop(Seed);
        await using var hub = await MeteredHub.StartAsync(shop);
        using var requests = new OneByOne(hub);
        using var http = new HttpClient(requests) { BaseAddress = hub.Address };
        await using var elsewhere = await DemoErp.StartAsync(shop, hub.Time);
        var (ledger, day) = (new DemoLedger(), new Tally());
        var sender = new DemoSender(http, shop, hub.Time);
        var people = new DemoPeople(sender, elsewhere, ledger);
        // The first return pays for what a process reads once, and for learning that the model gives no probabilities.
        await PlayAsync(hub, DemoDay.Stories[2], 0);
        foreach (var (story, number) in DemoDay.Stories.Select((s, i) => (s, i + 1)))
        {
            var before = Stand.Of(hub);
            hub.Tally.Clear();
            await PlayAsync(hub, story, number);
            Stand.Of(hub).Since(before, hub.Tally);
            day.Add(hub.Tally, story.Times);
        }

        var dead = hub.Bus.Dead.Select(d => $"{d.Message.Queue}: {d.Reason}").ToList();
        return new DayOfReturns(day, dead, await FullPageAsync(hub), await LookAsync(hub, sender, ledger.Shown!.Value));

        async Task PlayAsync(MeteredHub on, Story story, int number)
        {
            var stage = new Stage(sender, number, on.Time.GetUtcNow().AddDays(-3), new Random(Seed + number), ledger, shop.FormerShopSecret) { ClosedPeriod = _ => { } };
            await story.Play(stage);
            await people.SettleReasonsAsync();
            await people.ApproveAsync();
            while (on.Bus.NextDue is { } due)
            {
                if (due > on.Time.GetUtcNow()) on.Time.Advance(due - on.Time.GetUtcNow());
                await on.Triggers.DrainAsync(CancellationToken.None);
            }
        }
    }

    private static async Task<double> FullPageAsync(MeteredHub hub)
    {
        var pages = await hub.Feed.FromTheBeginningAsync(CancellationToken.None);
        return pages.Where(p => p.Documents >= FeedTrigger.MostDocuments).Average(p => p.Events);
    }

    private static async Task<double> LookAsync(MeteredHub hub, DemoSender sender, ReturnId shown)
    {
        hub.Tally.Clear();
        foreach (var path in new[] { $"/api/returns/{shown.Value}", $"/api/returns/{shown.Value}/events" })
            (await sender.ApiAsync("carla", HttpMethod.Get, path)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        return hub.Tally.Sum("ru/look");
    }

    /// <summary>What grows: documents and questions to the model.</summary>
    private sealed record Stand(IReadOnlyDictionary<string, (int Documents, long Bytes)> Stored, int Questions)
    {
        public static Stand Of(MeteredHub hub) => new(
            hub.Gateway.Stored.GroupBy(d => d.Container == "returns" ? $"returns/{KindOf(d.Id)}" : RequestMeter.KindOf(d.Container, d.PartitionKey))
                .ToDictionary(g => g.Key, g => (g.Count(), g.Sum(d => (long)d.Bytes)), StringComparer.Ordinal),
            hub.Model.Requests.Count);

        public void Since(Stand before, Tally tally)
        {
            foreach (var (kind, (documents, bytes)) in Stored)
            {
                var (had, size) = before.Stored.GetValueOrDefault(kind);
                tally.Add($"documents/{kind}", documents - had);
                tally.Add($"bytes/{kind}", bytes - size);
                if (kind == "returns/state") tally.Add("returns", documents - had);
            }

            tally.Add("answers", Questions - before.Questions);
        }

        private static string KindOf(string id) => id == "state" ? id : id[..1] switch { "e" => "events", "x" => "exceptions", _ => "claims" };
    }
}
