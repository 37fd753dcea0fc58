using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Embedded;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Local.Demo;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>
/// The day of the demo's shop, played whole, and its returns booked in a real ERP. As a rule every tenth return is; all of them where the
/// environment says <c>all</c>.
/// </summary>
internal static class DemoHistories
{
    /// <summary>What the demo sells.</summary>
    public static IReadOnlyList<Product> Goods { get; } =
        [Product.Shirt, Product.Jacket, Product.Parka, Product.Shoes, Product.Headlamp, Product.Watch, Product.Cup, Product.Tent, Product.Bottle];

    /// <summary>Books the returns that were credited and compares what the ERP holds then.</summary>
    public static async Task BookAsync(LiveBench bench, string profile, DocumentKind books, string variable)
    {
        var returns = (await PlayAsync()).Where(h => h.Any(e => e.Data is CreditReleased)).ToArray();
        returns.Length.ShouldBeGreaterThan(200);
        var every = Environment.GetEnvironmentVariable(variable) == "all" ? 1 : 10;
        var (notes, others, total) = (0, 0, 0m);
        foreach (var history in returns.Where((_, i) => i % every == 0))
        {
            var outcomes = await bench.DeliverAllAsync(history, profile);
            foreach (var (e, outcome) in history.Zip(outcomes))
            {
                // What a vendor owes for goods of unknown cost is a question for a person.
                var expected = e.Data is ClaimSubmitted { Amount: null } ? (OutcomeKind.Refused, "claim-without-amount") : (OutcomeKind.Confirmed, null);
                (outcome.Kind, outcome.Category).ShouldBe(expected, $"{e.Type}: {outcome.Answer}");
            }

            var credits = history.Select(e => e.Data).OfType<CreditReleased>().ToArray();
            notes += credits.Length;
            total += credits.Sum(c => c.Amount.Amount);
            others += await Comparison.CompareAsync(bench, history, books, profile);
        }

        notes.ShouldBeGreaterThanOrEqualTo(200 / every);
        others.ShouldBeGreaterThan(notes);
        total.ShouldBeGreaterThan(0m);
    }

    /// <summary>The histories that a whole day of the demo leaves behind.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<RecordedEvent>>> PlayAsync()
    {
        using var output = new StringWriter();
        (await DemoCommand.RunAsync(seed: 2026, keep: true, output, default)).ShouldBe(0, output.ToString());
        const string before = "The data directory is ";
        var said = output.ToString().ReplaceLineEndings("");
        var directory = said[(said.IndexOf(before, StringComparison.Ordinal) + before.Length)..].TrimEnd('.').Trim();
        try
        {
            await using var backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = directory }, TimeProvider.System, new Uuid7Ids(), default);
            var streams = new Dictionary<string, List<RecordedEvent>>(StringComparer.Ordinal);
            string? cursor = null;
            for (FeedPage page; (page = await backend.Returns.ReadFeedAsync(cursor, 1_000, default)).Events.Count > 0; cursor = page.Events[^1].Cursor)
            {
                foreach (var e in page.Events.Select(f => f.Event))
                {
                    if (!streams.TryGetValue(e.ReturnId.Value, out var stream)) streams[e.ReturnId.Value] = stream = [];
                    stream.Add(e);
                }
            }

            return [.. streams.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value.OrderBy(e => e.Sequence).ToArray())];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
