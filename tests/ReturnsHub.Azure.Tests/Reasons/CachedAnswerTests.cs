using ReturnsHub.Azure.Reasons;
using ReturnsHub.Azure.Reasons.Cache;
using ReturnsHub.Azure.Tests.Reasons.Loopback;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Tests.Reasons;

public class CachedAnswerTests : ModelTest
{
    private MemoryClassificationCache Cache { get; }

    public CachedAnswerTests() => Cache = new MemoryClassificationCache(100, TimeSpan.FromDays(30), Time);

    private ModelClassifier Cached(Func<ReasonModelOptions, ReasonModelOptions>? change = null) => Classifier(change, Cache);

    [Fact]
    public async Task The_same_words_are_not_asked_twice()
    {
        var first = await AskAsync(Cached());
        var second = await AskAsync(Cached());

        Model.Requests.Count.ShouldBe(1);
        second.ShouldBe(first with { Model = first.Model! with { FromCache = true, InputTokens = 0, OutputTokens = 0, LatencyMilliseconds = 0 } });
    }

    [Fact]
    public async Task Other_words_another_model_or_another_way_of_asking_are_asked_anew()
    {
        await AskAsync(Cached());
        await AskAsync(Cached(), "Too wide.");
        await AskAsync(Cached(o => o with { Deployment = "reasons-2" }));
        await AskAsync(Cached(o => o with { ReasoningEffort = "low" }));
        await AskAsync(Cached(o => o with { Confidence = ReasonConfidence.LogProbabilities }));
        Model.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task After_its_time_an_answer_is_asked_for_again()
    {
        await AskAsync(Cached());
        Time.Advance(TimeSpan.FromDays(30));
        (await AskAsync(Cached())).Model!.FromCache.ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_local_classifier_said_in_its_stead_is_not_kept()
    {
        Model.Answers = _ => Answering.Error(500, "server_error");
        await AskAsync(Cached());
        Model.Answers = _ => Answering.With("A");
        (await AskAsync(Cached())).Model!.Fallback.ShouldBeNull();
    }

    [Fact]
    public async Task A_kept_answer_to_other_words_is_not_believed()
    {
        var forged = new ForgedCache();
        var report = await AskAsync(Classifier(cache: forged));
        report.Model!.FromCache.ShouldBeFalse();
        Model.Requests.Count.ShouldBe(1);
    }

    private sealed class ForgedCache : Core.Ports.IClassificationCache
    {
        public Task<ClassificationReport?> FindAsync(string key, CancellationToken ct) => Task.FromResult<ClassificationReport?>(new ClassificationReport
        {
            Code = Core.Codes.ReasonCode.Defective,
            Confidence = 1,
            Classifier = "openai-1/reasons",
            Taxonomy = "2026-11",
            InputHash = new string('0', 64),
            Model = new ModelRun { Deployment = "reasons", PromptHash = new string('0', 64) },
        });

        public Task KeepAsync(string key, ClassificationReport answer, CancellationToken ct) => Task.CompletedTask;
    }
}
