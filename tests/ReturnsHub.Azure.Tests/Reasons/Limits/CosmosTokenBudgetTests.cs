using ReturnsHub.Azure.Reasons.Limits;

namespace ReturnsHub.Azure.Tests.Reasons.Limits;

public sealed class CosmosTokenBudgetTests : TokenBudgetContract
{
    private static readonly DateOnly Day = new(2026, 3, 1);
    private readonly RecordsHome _home = new();

    protected override async Task<ITokenBudget> OpenAsync() => new CosmosTokenBudget(await _home.OpenAsync(), RecordsHome.Calls);

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();

    [Fact]
    public async Task A_restart_forgets_nothing()
    {
        await Port.AddAsync(Day, 812, Ct);
        await ReopenAsync();
        (await Port.AddAsync(Day, 8, Ct)).ShouldBe(820);
    }
}
