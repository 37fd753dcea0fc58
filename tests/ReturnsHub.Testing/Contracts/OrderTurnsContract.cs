using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IOrderTurns"/> does.</summary>
public abstract class OrderTurnsContract : PortContract<IOrderTurns>
{
    [Fact]
    public async Task A_turn_is_waited_for_until_the_one_before_is_left()
    {
        var first = await Port.EnterAsync(ReturnStream.KeyOf("r-1"), "shop/6100", Ct);
        var second = Port.EnterAsync(ReturnStream.KeyOf("r-2"), "shop/6100", Ct);
        second.IsCompleted.ShouldBeFalse();

        await first.DisposeAsync();

        await using var entered = await PassUntilAsync(second);
        entered.Number.ShouldBeGreaterThan(first.Number);
    }

    [Fact]
    public async Task Turns_at_different_orders_and_of_different_tenants_do_not_wait_for_each_other()
    {
        await using var one = await Port.EnterAsync(ReturnStream.KeyOf("r-1"), "shop/6100", Ct);
        await using var another = await Port.EnterAsync(ReturnStream.KeyOf("r-2"), "shop/6101", Ct);
        await using var theirs = await Port.EnterAsync(ReturnStream.KeyOf("r-1", new TenantId("other")), "shop/6100", Ct);
    }

    [Fact]
    public async Task Leaving_twice_gives_the_turn_away_once()
    {
        var first = await Port.EnterAsync(ReturnStream.KeyOf("r-1"), "shop/6100", Ct);
        await first.DisposeAsync();
        await using var second = await Port.EnterAsync(ReturnStream.KeyOf("r-2"), "shop/6100", Ct);
        await first.DisposeAsync();

        Port.EnterAsync(ReturnStream.KeyOf("r-3"), "shop/6100", Ct).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_wait_that_is_called_off_takes_no_turn()
    {
        var first = await Port.EnterAsync(ReturnStream.KeyOf("r-1"), "shop/6100", Ct);
        using var calledOff = new CancellationTokenSource();
        var waiting = Port.EnterAsync(ReturnStream.KeyOf("r-2"), "shop/6100", calledOff.Token);
        await calledOff.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        await first.DisposeAsync();

        await using var next = await Port.EnterAsync(ReturnStream.KeyOf("r-3"), "shop/6100", Ct);
    }

    [Fact]
    public async Task Of_50_workers_at_one_order_one_at_a_time_works()
    {
        var (inside, worked) = (0, 0);
        var numbers = new List<long>();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            await using var turn = await Port.EnterAsync(ReturnStream.KeyOf($"r-{i}"), "shop/6100", Ct);
            Interlocked.Increment(ref inside).ShouldBe(1);
            numbers.Add(turn.Number);
            await Task.Yield();
            worked++;
            Interlocked.Decrement(ref inside).ShouldBe(0);
        })));

        worked.ShouldBe(50);
        numbers.ShouldBe(numbers.Order());
        numbers.ShouldBeUnique();
    }

    /// <summary>Lets time pass until a wait that goes by the clock is over.</summary>
    protected async Task<T> PassUntilAsync<T>(Task<T> waiting)
    {
        while (await Task.WhenAny(waiting, Time.SomebodyWaitsAsync()) != waiting) await PassAsync(TimeSpan.FromMilliseconds(200));
        return await waiting;
    }
}
