using ReturnsHub.Azure.Reasons;
using ReturnsHub.Azure.Reasons.Cache;
using ReturnsHub.Azure.Reasons.Limits;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Tests.Reasons;

/// <summary>The model with its answers and tokens in Cosmos DB over the hub's own client, as the host puts them together.</summary>
public sealed class SharedRecordsTests : ModelTest, IAsyncLifetime
{
    private readonly DocumentsHome _home = new();

    [Fact]
    public async Task Two_processes_stop_at_the_days_tokens_they_spent_together()
    {
        // One answer takes 812: the third goes over 2,000, so nobody asks a fourth time.
        var (one, other) = (Process(), Process());
        foreach (var (process, words) in new[] { (one, "Too small."), (other, "Much too small."), (one, "Far too small.") })
            (await AskAsync(process, words)).Model!.Fallback.ShouldBeNull();
        (await AskAsync(one, "Really too small.")).Model!.Fallback.ShouldBe(ModelFallback.BudgetSpent);
        Model.Requests.Count.ShouldBe(3);
        one.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task What_one_process_was_told_another_need_not_ask()
    {
        using var one = Process();
        using var other = Process();
        await AskAsync(one);
        (await AskAsync(other)).Model!.FromCache.ShouldBeTrue();
        Model.Requests.ShouldHaveSingleItem();
    }

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await _home.OpenAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await _home.RemoveAsync();
        await DisposeAsync();
    }

    private ModelClassifier Process() => new(
        Model.Options with { DailyTokens = 2_000 },
        Local,
        new CosmosClassificationCache(_home.Cosmos.Records, _home.Cosmos.Calls, TimeSpan.FromDays(1), Clock),
        new CosmosTokenBudget(_home.Cosmos.Records, _home.Cosmos.Calls),
        Clock);
}
