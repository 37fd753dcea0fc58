using ReturnsHub.Azure.Reasons.Limits;

namespace ReturnsHub.Azure.Tests.Reasons.Limits;

public class MemoryTokenBudgetTests : TokenBudgetContract
{
    protected override Task<ITokenBudget> OpenAsync() => Task.FromResult<ITokenBudget>(new MemoryTokenBudget());

    protected override Task CloseAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => Task.CompletedTask;

    [Fact]
    public async Task Only_the_newest_days_are_kept()
    {
        var first = new DateOnly(2026, 3, 1);
        for (var day = 0; day < 5; day++) await Port.AddAsync(first.AddDays(day), 10, Ct);
        (await Port.SpentAsync(first, Ct)).ShouldBe(0);
        (await Port.SpentAsync(first.AddDays(4), Ct)).ShouldBe(10);
    }
}
