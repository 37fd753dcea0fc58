using Microsoft.Azure.Cosmos;
using ReturnsHub.CosmosGateway;
using ReturnsHub.CosmosGateway.Faults;

namespace ReturnsHub.Azure.Tests.Returns;

/// <summary>Appends when the service stumbles: exactly once in effect, and the caller hears the truth.</summary>
public sealed class AppendFaultTests : IAsyncLifetime
{
    private static readonly Dictionary<string, Action<FaultRule>> Faults = new(StringComparer.Ordinal)
    {
        ["throttled: 429"] = rule => rule.Throttle(TimeSpan.FromMilliseconds(2)),
        ["met another write: 449"] = rule => rule.RetryWith(),
        ["partition moved: 410"] = rule => rule.Gone(),
        ["fence moved, nothing else: 412"] = rule => rule.PreconditionFailed(),
        ["timed out before the write: 408"] = rule => rule.RequestTimeout(),
        ["unavailable before the write: 503"] = rule => rule.Unavailable(),
        ["failed before the write: 500"] = rule => rule.InternalError(),
        ["connection lost before the write"] = rule => rule.CloseBeforeEffect(),
        ["timed out after the write: 408"] = rule => rule.AnswerAfterEffect(408),
        ["unavailable after the write: 503"] = rule => rule.AnswerAfterEffect(503),
        ["failed after the write: 500"] = rule => rule.AnswerAfterEffect(500),
        ["connection lost after the write"] = rule => rule.CloseAfterEffect(),
    };

    private readonly ReturnsHome _home = new();
    private readonly ManualTime _time = new();
    private readonly SequentialIds _ids = new();
    private IReturnStore _store = null!;

    public static TheoryData<string> Kinds => [.. Faults.Keys];

    private CancellationToken Ct => CancellationToken.None;

    public async Task InitializeAsync() => _store = (await _home.OpenAsync(_time, _ids)).Returns;

    public Task DisposeAsync() => _home.RemoveAsync();

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task An_append_takes_effect_once_and_says_so(string fault)
    {
        SkipOnAccount();
        var stream = new ReturnStream("r-1", _time, _ids);
        foreach (var keys in new[] { "f-1", "f-2" })
        {
            Faults[fault](_home.Gateway.Faults.On(Operation.Batch, "returns").Times(2));

            (await PassUntilAsync(_store.AppendAsync(stream.Next([keys], [EventSamples.Requested(), EventSamples.Authorised()]), Ct))).ShouldBe(AppendResult.Appended);
        }

        _home.Gateway.Faults.Struck.ShouldBeGreaterThanOrEqualTo(2);
        _home.Gateway.Faults.Clear();
        (await _store.LoadAsync(stream.Key, Ct))!.Version.ShouldBe(4);
        (await _store.ReadStreamAsync(stream.Key, 1, Ct)).Select(e => e.Sequence).ShouldBe([1, 2, 3, 4]);
        (await _store.ReadFeedAsync(null, 100, Ct)).Events.Count.ShouldBe(4);
        (await _store.AppendAsync(stream.Peek(["f-1"], [EventSamples.Label()]), Ct)).ShouldBe(AppendResult.Duplicate);
    }

    [SkippableFact]
    public async Task An_append_that_lost_against_another_while_its_answer_was_lost_conflicts()
    {
        SkipOnAccount();
        var stream = new ReturnStream("r-1", _time, _ids);
        (await _store.AppendAsync(stream.Next(EventSamples.Requested()), Ct)).ShouldBe(AppendResult.Appended);
        var other = (await _home.OpenAsync(_time, _ids, seed: 2)).Returns;
        var late = stream.Peek(["late"], [EventSamples.Label()]);
        _home.Gateway.Faults.On(Operation.Batch, "returns").RequestTimeout();
        var appending = _store.AppendAsync(late, Ct);
        await _time.SomebodyWaitsAsync();

        (await other.AppendAsync(stream.Next(["winner"], [EventSamples.Authorised()]), Ct)).ShouldBe(AppendResult.Appended);

        (await PassUntilAsync(appending)).ShouldBe(AppendResult.Conflict);
        (await _store.ReadStreamAsync(stream.Key, 2, Ct)).ShouldHaveSingleItem().CausationId.ShouldBe("winner");
    }

    [SkippableFact]
    public async Task A_throttled_append_waits_as_long_as_the_service_says()
    {
        SkipOnAccount();
        _home.Gateway.Faults.On(Operation.Batch, "returns").Throttle(TimeSpan.FromSeconds(2));
        var appending = _store.AppendAsync(new ReturnStream("r-1", _time, _ids).Next(EventSamples.Requested()), Ct);

        await _time.SomebodyWaitsAsync();
        _time.Advance(TimeSpan.FromMilliseconds(1_999));
        appending.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(50));

        (await appending).ShouldBe(AppendResult.Appended);
    }

    [SkippableTheory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_service_that_stays_away_is_given_up_on_after_ten_tries(int status)
    {
        SkipOnAccount();
        _home.Gateway.Faults.On(Operation.Batch, "returns").Always().Answer(status, 0, null);
        var stream = new ReturnStream("r-1", _time, _ids);

        var e = await Should.ThrowAsync<CosmosException>(() => PassUntilAsync(_store.AppendAsync(stream.Next(EventSamples.Requested()), Ct)));

        ((int)e.StatusCode).ShouldBe(status);
        _home.Gateway.Faults.Clear();
        (await _store.LoadAsync(stream.Key, Ct)).ShouldBeNull();
    }

    [SkippableFact]
    public async Task An_append_is_not_retried_once_its_caller_has_given_up()
    {
        SkipOnAccount();
        _home.Gateway.Faults.On(Operation.Batch, "returns").Always().Throttle(TimeSpan.FromSeconds(1));
        using var calledOff = new CancellationTokenSource();
        var appending = _store.AppendAsync(new ReturnStream("r-1", _time, _ids).Next(EventSamples.Requested()), calledOff.Token);
        await _time.SomebodyWaitsAsync();

        await calledOff.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => appending);
    }

    private async Task<T> PassUntilAsync<T>(Task<T> waiting)
    {
        while (await Task.WhenAny(waiting, _time.SomebodyWaitsAsync()) != waiting) _time.Advance(TimeSpan.FromSeconds(1));
        return await waiting;
    }

    private static void SkipOnAccount() => Skip.If(ReturnsHome.Account is not null, "Faults are the gateway's: an account has its own.");
}
