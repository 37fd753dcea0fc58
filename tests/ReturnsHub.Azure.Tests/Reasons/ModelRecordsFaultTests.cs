using ReturnsHub.Azure.Reasons.Cache;
using ReturnsHub.Azure.Reasons.Limits;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.CosmosGateway;
using ReturnsHub.CosmosGateway.Faults;

namespace ReturnsHub.Azure.Tests.Reasons;

/// <summary>
/// The model's answers and the day's tokens when the service stumbles. The hub's client repeats nothing by itself, all processes write the
/// same document for a day, and an answer that is not kept is paid for again.
/// </summary>
public sealed class ModelRecordsFaultTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly string Key = new('a', 64);

    private static readonly Dictionary<string, Action<FaultRule>> Faults = new(StringComparer.Ordinal)
    {
        ["throttled: 429"] = rule => rule.Throttle(TimeSpan.FromMilliseconds(2)),
        ["met another write: 449"] = rule => rule.RetryWith(),
        ["partition moved: 410"] = rule => rule.Gone(),
        ["unavailable: 503"] = rule => rule.Unavailable(),
        ["connection lost before it happened"] = rule => rule.CloseBeforeEffect(),
    };

    private readonly DocumentsHome _home = new();

    public static TheoryData<string> Kinds => [.. Faults.Keys];

    private static CancellationToken Ct => CancellationToken.None;

    public Task InitializeAsync() => _home.OpenAsync();

    public Task DisposeAsync() => _home.RemoveAsync();

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task An_answer_is_kept_and_found(string fault)
    {
        var cache = new CosmosClassificationCache(_home.Cosmos.Records, _home.Cosmos.Calls, TimeSpan.FromDays(1), new ManualTime());
        var kept = Strike(fault, Operation.Upsert);
        await cache.KeepAsync(Key, new ClassificationReport { Code = ReasonCode.Style, Confidence = 0.9m, Classifier = "openai-1/reasons", Taxonomy = "2026-11", InputHash = Key }, Ct);
        var read = Strike(fault, Operation.Read);
        (await cache.FindAsync(Key, Ct))!.Code.ShouldBe(ReasonCode.Style);
        (kept.Struck, read.Struck).ShouldBe((2, 2));
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Tokens_are_counted_and_read(string fault)
    {
        var budget = new CosmosTokenBudget(_home.Cosmos.Records, _home.Cosmos.Calls);
        var begun = Strike(fault, Operation.Create);
        (await budget.AddAsync(Day, 800, Ct)).ShouldBe(800);
        var added = Strike(fault, Operation.Patch);
        (await budget.AddAsync(Day, 12, Ct)).ShouldBe(812);
        var read = Strike(fault, Operation.Read);
        (await budget.SpentAsync(Day, Ct)).ShouldBe(812);
        (begun.Struck, added.Struck, read.Struck).ShouldBe((2, 2, 2));
    }

    private FaultRule Strike(string fault, Operation operation)
    {
        Skip.If(DocumentsHome.Account is not null, "Faults are the gateway's: an account has its own.");
        var rule = _home.Gateway.Faults.On(operation).Times(2);
        Faults[fault](rule);
        return rule;
    }
}
