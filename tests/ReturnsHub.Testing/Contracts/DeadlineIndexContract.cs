using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>The index of deadlines with the store that writes it.</summary>
public sealed record DeadlinePorts(IDeadlineIndex Index, IReturnStore Store);

/// <summary>What every <see cref="IDeadlineIndex"/> does.</summary>
public abstract class DeadlineIndexContract : PortContract<DeadlinePorts>
{
    private static readonly DateTimeOffset Noon = EventSamples.Noon;

    [Fact]
    public async Task Returns_that_are_due_come_page_by_page_those_that_waited_longest_first()
    {
        var second = await AppendAsync("r-1", Noon.AddHours(-1));
        await AppendAsync("r-2", Noon.AddTicks(1));
        var first = await AppendAsync("r-3", Noon.AddDays(-1));
        var exactly = await AppendAsync("r-4", Noon);
        await AppendAsync("r-5", null);

        var page = await Port.Index.DueAsync(Noon, new PageRequest(2), Ct);
        var rest = await Port.Index.DueAsync(Noon, new PageRequest(2, page.Next), Ct);
        page.Items.Concat(rest.Items).Select(d => (d.Key, d.Version, d.DueAt)).ShouldBe(
            [(first, 1, Noon.AddDays(-1)), (second, 1, Noon.AddHours(-1)), (exactly, 1, Noon)]);
        rest.Next.ShouldBeNull();
    }

    [Fact]
    public async Task An_append_moves_a_return_to_its_new_time_and_a_restart_keeps_it()
    {
        var stream = new ReturnStream("r-1", Time, Ids);
        (await Port.Store.AppendAsync(stream.Next(EventSamples.Authorised()) with { NextDue = Noon }, Ct)).ShouldBe(AppendResult.Appended);
        (await Port.Store.AppendAsync(stream.Next(EventSamples.Authorised()) with { NextDue = Noon.AddDays(2) }, Ct)).ShouldBe(AppendResult.Appended);
        await ReopenAsync();
        (await DueAsync(Noon.AddDays(1))).ShouldBeEmpty();
        (await DueAsync(Noon.AddDays(2))).ShouldHaveSingleItem().Version.ShouldBe(2);
        (await Port.Store.AppendAsync(stream.Next(EventSamples.Authorised()), Ct)).ShouldBe(AppendResult.Appended);
        (await DueAsync(Noon.AddDays(9))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_return_is_postponed_unless_it_has_moved_on()
    {
        var key = await AppendAsync("r-1", Noon);
        var moved = await AppendAsync("r-2", Noon);
        var never = await AppendAsync("r-3", Noon);
        (await Port.Index.PostponeAsync(
            [new Postponement(key, 1, Noon.AddDays(1)), new Postponement(moved, 7, Noon.AddDays(1)), new Postponement(never, 1, null)], Ct)).ShouldBe(2);
        (await DueAsync(Noon)).ShouldHaveSingleItem().Key.ShouldBe(moved);
        (await DueAsync(Noon.AddYears(9))).Select(d => d.Key).ShouldBe([moved, key]);
    }

    private async Task<IReadOnlyList<DueReturn>> DueAsync(DateTimeOffset before) => (await Port.Index.DueAsync(before, new PageRequest(), Ct)).Items;

    private async Task<StreamKey> AppendAsync(string id, DateTimeOffset? due)
    {
        var stream = new ReturnStream(id, Time, Ids);
        (await Port.Store.AppendAsync(stream.Next(EventSamples.Authorised()) with { NextDue = due }, Ct)).ShouldBe(AppendResult.Appended);
        return stream.Key;
    }
}
