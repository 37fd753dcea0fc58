namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="ITokenBudget"/> does.</summary>
public abstract class TokenBudgetContract : PortContract<ITokenBudget>
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public async Task A_day_begins_with_nothing_spent()
    {
        (await Port.SpentAsync(Day, Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Every_addition_gives_what_is_spent_with_it()
    {
        (await Port.AddAsync(Day, 812, Ct)).ShouldBe(812);
        (await Port.AddAsync(Day, 0, Ct)).ShouldBe(812);
        (await Port.AddAsync(Day, 5_000_000_000, Ct)).ShouldBe(5_000_000_812);
        (await Port.SpentAsync(Day, Ct)).ShouldBe(5_000_000_812);
    }

    [Fact]
    public async Task Days_are_counted_apart()
    {
        await Port.AddAsync(Day, 100, Ct);
        (await Port.AddAsync(Day.AddDays(1), 7, Ct)).ShouldBe(7);
        (await Port.SpentAsync(Day, Ct)).ShouldBe(100);
    }

    [Fact]
    public async Task Additions_at_the_same_time_are_all_counted()
    {
        var totals = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Port.AddAsync(Day, 10, Ct)));

        totals.Order().ShouldBe(Enumerable.Range(1, 20).Select(i => i * 10L));
        (await Port.SpentAsync(Day, Ct)).ShouldBe(200);
    }

    [Fact]
    public async Task Nothing_is_taken_off()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Port.AddAsync(Day, -1, Ct));
    }
}
