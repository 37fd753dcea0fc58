using ReturnsHub.CosmosGateway;
using ReturnsHub.CosmosGateway.Faults;

namespace ReturnsHub.Azure.Tests.Returns;

/// <summary>Reads and postponements when the service stumbles: asked again until it answers.</summary>
public sealed class ReadFaultTests : IAsyncLifetime
{
    private static readonly Dictionary<string, Action<FaultRule>> Faults = new(StringComparer.Ordinal)
    {
        ["throttled: 429"] = rule => rule.Throttle(TimeSpan.FromMilliseconds(2)),
        ["met another write: 449"] = rule => rule.RetryWith(),
        ["partition moved: 410"] = rule => rule.Gone(),
        ["timed out: 408"] = rule => rule.RequestTimeout(),
        ["unavailable: 503"] = rule => rule.Unavailable(),
        ["connection lost"] = rule => rule.CloseBeforeEffect(),
        ["answer lost"] = rule => rule.CloseAfterEffect(),
    };

    private readonly ReturnsHome _home = new();
    private readonly ManualTime _time = new();
    private readonly SequentialIds _ids = new();
    private AzureBackend _backend = null!;

    public static TheoryData<string> Kinds => [.. Faults.Keys];

    private CancellationToken Ct => CancellationToken.None;

    public async Task InitializeAsync() => _backend = await _home.OpenAsync(_time, _ids);

    public Task DisposeAsync() => _home.RemoveAsync();

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Every_way_of_reading_a_return_gets_through(string fault)
    {
        Skip.If(ReturnsHome.Account is not null, "Faults are the gateway's: an account has its own.");
        var stream = new ReturnStream("r-1", _time, _ids);
        var append = stream.Next(EventSamples.Requested(), EventSamples.Authorised()) with { NextDue = _time.GetUtcNow() };
        (await _backend.Returns.AppendAsync(append, Ct)).ShouldBe(AppendResult.Appended);
        void Strike(Operation operation) => Faults[fault](_home.Gateway.Faults.On(operation, "returns").Times(2));

        Strike(Operation.Read);
        (await PassUntilAsync(_backend.Returns.LoadAsync(stream.Key, Ct)))!.Version.ShouldBe(2);
        Strike(Operation.Query);
        (await PassUntilAsync(_backend.Returns.ReadStreamAsync(stream.Key, 1, Ct))).Count.ShouldBe(2);
        Strike(Operation.Query);
        (await PassUntilAsync(_backend.Queries.ListReturnsAsync(new ReturnFilter(), new PageRequest(), Ct))).Items.ShouldHaveSingleItem();
        Strike(Operation.ChangeFeed);
        (await PassUntilAsync(_backend.Returns.ReadFeedAsync(null, 10, Ct))).Events.Count.ShouldBe(2);
        Strike(Operation.Patch);
        (await PassUntilAsync(_backend.Deadlines.PostponeAsync([new Postponement(stream.Key, 2, null)], Ct))).ShouldBe(1);

        (await _backend.Deadlines.DueAsync(_time.GetUtcNow(), new PageRequest(), Ct)).Items.ShouldBeEmpty();
        _home.Gateway.Faults.Struck.ShouldBeGreaterThanOrEqualTo(5);
    }

    private async Task<T> PassUntilAsync<T>(Task<T> waiting)
    {
        while (await Task.WhenAny(waiting, _time.SomebodyWaitsAsync()) != waiting) _time.Advance(TimeSpan.FromSeconds(1));
        return await waiting;
    }
}
