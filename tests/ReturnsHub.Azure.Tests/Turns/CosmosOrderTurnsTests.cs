using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests.Turns;

public sealed class CosmosOrderTurnsTests : OrderTurnsContract
{
    private const string Order = "shop/6100";
    private static readonly TimeSpan TurnsLast = TimeSpan.FromSeconds(30);

    private readonly ReturnsHome _home = new();
    private IReturnStore _store = null!;

    [Fact]
    public async Task Processes_take_turns_at_an_order()
    {
        var other = await _home.OpenAsync(Time, Ids, seed: 2);
        var first = await Port.EnterAsync(ReturnStream.KeyOf("r-1"), Order, Ct);
        var waiting = other.Turns.EnterAsync(ReturnStream.KeyOf("r-2"), Order, Ct);
        await Time.SomebodyWaitsAsync();
        await PassAsync(TurnsLast / 2);
        waiting.IsCompleted.ShouldBeFalse();

        await first.DisposeAsync();

        await using var second = await PassUntilAsync(waiting);
        second.Number.ShouldBeGreaterThan(first.Number);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_holder_whose_turn_was_taken_over_appends_nothing_more(bool known)
    {
        var stream = new ReturnStream("r-1", Time, Ids);
        if (known) (await _store.AppendAsync(stream.Next(EventSamples.Requested()), Ct)).ShouldBe(AppendResult.Appended);
        var other = await _home.OpenAsync(Time, Ids, seed: 2);
        await using var paused = await Port.EnterAsync(stream.Key, Order, Ct);
        await _store.LoadAsync(stream.Key, Ct);
        var late = stream.Peek(["late"], [EventSamples.Authorised()]) with { Turn = paused.Number };

        await PassAsync(TurnsLast);
        await using (var next = await other.Turns.EnterAsync(ReturnStream.KeyOf("r-2"), Order, Ct))
        {
            (await _store.AppendAsync(late, Ct)).ShouldBe(AppendResult.Conflict);
            ((await _store.LoadAsync(stream.Key, Ct))?.Version).ShouldBe(known ? 1 : null);
            (await _store.AppendAsync(late, Ct)).ShouldBe(AppendResult.Conflict, "it is refused again, however fresh its state is");
            next.Number.ShouldBeGreaterThan(paused.Number);
        }

        await using var again = await Port.EnterAsync(ReturnStream.KeyOf("r-3"), "shop/6101", Ct);
        (await _store.AppendAsync(late with { Turn = null }, Ct)).ShouldBe(AppendResult.Appended, "what needs no turn is not fenced");
    }

    [Fact]
    public async Task A_return_that_was_fenced_is_decided_about_in_its_next_turn()
    {
        var other = await _home.OpenAsync(Time, Ids, seed: 2);
        var stream = new ReturnStream("r-1", Time, Ids);
        var paused = await Port.EnterAsync(stream.Key, Order, Ct);
        await PassAsync(TurnsLast);
        await (await other.Turns.EnterAsync(ReturnStream.KeyOf("r-2"), Order, Ct)).DisposeAsync();
        (await _store.LoadAsync(stream.Key, Ct)).ShouldBeNull();
        (await _store.ReadFeedAsync(null, 10, Ct)).Events.ShouldBeEmpty();
        await paused.DisposeAsync();

        await using var next = await Port.EnterAsync(stream.Key, Order, Ct);

        (await _store.AppendAsync(stream.Next(EventSamples.Requested()) with { Turn = next.Number }, Ct)).ShouldBe(AppendResult.Appended);
    }

    [Fact]
    public async Task Leaving_late_does_not_end_the_turn_of_whoever_took_over()
    {
        var (other, third) = (await _home.OpenAsync(Time, Ids, seed: 2), await _home.OpenAsync(Time, Ids, seed: 3));
        var paused = await Port.EnterAsync(ReturnStream.KeyOf("r-1"), Order, Ct);
        await PassAsync(TurnsLast);
        await using var next = await other.Turns.EnterAsync(ReturnStream.KeyOf("r-2"), Order, Ct);

        await paused.DisposeAsync();

        var waiting = third.Turns.EnterAsync(ReturnStream.KeyOf("r-3"), Order, Ct);
        await Time.SomebodyWaitsAsync();
        waiting.IsCompleted.ShouldBeFalse();
        await next.DisposeAsync();
        await using var last = await PassUntilAsync(waiting);
    }

    [SkippableFact]
    public async Task Whoever_comes_next_reads_what_another_process_appended_in_its_turn()
    {
        Skip.If(ReturnsHome.Account is not null, "An account keeps no ledger that a test can read.");
        var other = await _home.OpenAsync(Time, Ids, seed: 2);
        var stream = new ReturnStream("r-1", Time, Ids);
        var turn = await Port.EnterAsync(stream.Key, Order, Ct);
        await _store.AppendAsync(stream.Next(EventSamples.Requested()) with { Turn = turn.Number }, Ct);
        await turn.DisposeAsync();
        var ledger = _home.Gateway.Requests;

        ledger.Clear();
        await (await Port.EnterAsync(stream.Key, Order, Ct)).DisposeAsync();
        ledger.Of(Operation.Read, "returns").ShouldBeEmpty("this process has its own session");
        await (await other.Turns.EnterAsync(ReturnStream.KeyOf("r-2"), Order, Ct)).DisposeAsync();
        ledger.Of(Operation.Read, "returns").ShouldHaveSingleItem().PartitionKey.ShouldBe($"[\"{stream.Key}\"]");
    }

    [SkippableFact]
    public async Task A_claim_whose_answer_was_lost_is_known_as_ones_own()
    {
        Skip.If(ReturnsHome.Account is not null, "Faults are the gateway's.");
        _home.Gateway.Faults.On(Operation.Create, "records").CloseAfterEffect();
        await (await PassUntilAsync(Port.EnterAsync(ReturnStream.KeyOf("r-1"), Order, Ct))).DisposeAsync();

        _home.Gateway.Faults.On(Operation.Replace, "records").AnswerAfterEffect(503);
        await (await PassUntilAsync(Port.EnterAsync(ReturnStream.KeyOf("r-2"), Order, Ct))).DisposeAsync();

        _home.Gateway.Faults.Struck.ShouldBe(2);
    }

    protected override async Task<IOrderTurns> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        _store = backend.Returns;
        return backend.Turns;
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
