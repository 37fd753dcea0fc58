using ReturnsHub.Core.Access;
using ReturnsHub.Core.Facts;
using ReturnsHub.Embedded;

namespace ReturnsHub.Azure.Tests.Returns;

/// <summary>Turns of other processes are waited for by the system's clock: nobody would advance another one.</summary>
public sealed class CosmosCreditRaceTests : CreditRaceContract
{
    private readonly RecordHome _home = new();

    [Fact]
    public async Task A_process_that_stood_still_while_its_turn_was_taken_over_credits_nothing_twice()
    {
        var clock = new ManualTime();
        var first = Hub(approvers: 1, Port);
        StreamKey[] ids = [await HeldAsync(first, "r-1"), await HeldAsync(first, "r-2")];
        var ports = await _home.OpenAsync(clock, new Uuid7Ids(), seed: 2);
        var paused = new PausingStore(ports.Returns);
        var frozen = RecordAsync(Hub(approvers: 1, ports with { Returns = paused }), Approval(ids[0]));
        await paused.Frozen;

        clock.Advance(TimeSpan.FromSeconds(30));
        await RecordAsync(Hub(approvers: 1, await _home.OpenAsync(clock, new Uuid7Ids(), seed: 3)), Approval(ids[1]));
        Released((await Port.Returns.LoadAsync(ids[1], Ct))!).Sum(c => c.Amount.Amount).ShouldBe(100);
        paused.Thaw();
        await frozen;

        paused.AfterPause.ShouldBe(AppendResult.Conflict);
        Released((await Port.Returns.LoadAsync(ids[0], Ct))!).ShouldBeEmpty();
        await ShouldBeWithinAsync(100, ids);
    }

    [Fact]
    public async Task A_process_waits_while_another_decides_about_the_same_order()
    {
        var clock = new ManualTime();
        var first = Hub(approvers: 1, Port);
        StreamKey[] ids = [await HeldAsync(first, "r-1"), await HeldAsync(first, "r-2")];
        var ports = await _home.OpenAsync(clock, new Uuid7Ids(), seed: 2);
        var paused = new PausingStore(ports.Returns);
        var deciding = RecordAsync(Hub(approvers: 1, ports with { Returns = paused }), Approval(ids[0]));
        await paused.Frozen;

        var waiting = RecordAsync(Hub(approvers: 1, await _home.OpenAsync(clock, new Uuid7Ids(), seed: 3)), Approval(ids[1]));
        var polls = clock.SomebodyWaitsAsync();
        (await Task.WhenAny(waiting, polls)).ShouldBe(polls, "the second process decides only once the first has left its turn");
        paused.Thaw();
        await deciding;
        while (await Task.WhenAny(waiting, clock.SomebodyWaitsAsync()) != waiting) clock.Advance(TimeSpan.FromMilliseconds(150));
        await waiting;

        paused.AfterPause.ShouldBe(AppendResult.Appended);
        await ShouldBeWithinAsync(100, ids);
    }

    protected override Task<RecordPorts> OpenAsync() => _home.OpenAsync(TimeProvider.System, new Uuid7Ids());

    protected override Task<RecordPorts> SecondProcessAsync() => _home.OpenAsync(TimeProvider.System, new Uuid7Ids(), seed: 2);

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();

    private Fact Approval(StreamKey id) => Say(id, $"approve-{id.ReturnId.Value}", new CreditApproval("CR-1", null), "finn", Role.Approver);
}
