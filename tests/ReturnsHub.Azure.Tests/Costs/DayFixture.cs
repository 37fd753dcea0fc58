using ReturnsHub.Azure.Tests.Costs.Counting;
using ReturnsHub.Azure.Tests.Costs.Day;
using ReturnsHub.Azure.Tests.Costs.Hub;

namespace ReturnsHub.Azure.Tests.Costs;

/// <summary>The day, played once for all that is said of it.</summary>
public sealed class DayFixture : IAsyncLifetime
{
    /// <summary>Null where the suites run against an account, which keeps no ledger that a test can read.</summary>
    internal PublishedCounts? Counts { get; private set; }

    internal DayOfReturns Day { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (ReturnsHome.Account is not null) return;
        var checkpoint = RelayCheckpoint.MeasureAsync();
        Day = await DayOfReturns.PlayAsync();
        Counts = new PublishedCounts(Day, await checkpoint);
        if (CostFile.Writes) CostFile.Write(Counts.Counts, Counts.Tables);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
