using ReturnsHub.Core.Primitives;
using ReturnsHub.Local.Demo.Stories;

namespace ReturnsHub.Local.Demo;

/// <summary>The day's traffic: every story as often as it says, in an order that follows from the seed, many at a time.</summary>
internal sealed class DemoDay(DemoSender sender, DemoShop shop, DemoLedger ledger, int seed, DateTimeOffset today)
{
    private const int AtATime = 12;

    public static IReadOnlyList<Story> Stories { get; } = [.. EverydayStories.All, .. DamageStories.All, .. MoneyStories.All, .. TroubleStories.All];

    public static int Total => Stories.Sum(s => s.Times);

    /// <summary>Plays the day; <paramref name="progress"/> hears of each story's end.</summary>
    public async Task PlayAsync(Action<Story> progress, Action<ReturnId> closedPeriod, Func<Task> settled)
    {
        var random = new Random(seed);
        var plays = Stories.SelectMany(s => Enumerable.Repeat(s, s.Times)).ToArray();
        random.Shuffle(plays);
        var numbered = plays.Select((story, i) => (Story: story, Number: i + 1, Random: new Random(seed + i))).ToList();
        async Task PlayOneAsync((Story Story, int Number, Random Random) play, Func<Task>? pause)
        {
            var morning = today.AddDays(-3).AddMinutes(play.Number);
            var stage = new Stage(sender, play.Number, morning, play.Random, ledger, shop.FormerShopSecret) { ClosedPeriod = closedPeriod };
            await play.Story.Play(pause is null ? stage : stage.WithPauses(pause));
            ledger.Count(play.Story.Name);
            progress(play.Story);
        }

        // One everyday return goes first and alone: it is the one whose whole timeline is shown.
        var shown = numbered.First(p => p.Story == Stories[0]);
        await PlayOneAsync(shown, settled);
        await Parallel.ForEachAsync(numbered.Where(p => p != shown), new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (play, _) => await PlayOneAsync(play, null));
    }
}
