using ReturnsHub.Azure.Tests.Reasons.Loopback;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Tests.Reasons;

/// <summary>Whatever a model does instead of answering, the local classifier answers and the event says why.</summary>
public class FallbackTests : ModelTest
{
    private const string Filtered = """{"error":{"message":"…","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"jailbreak":{"filtered":true,"detected":true}}}}}""";

    public static TheoryData<string, ModelFallback> Failures { get; } = new()
    {
        { "429", ModelFallback.RateLimited },
        { "500", ModelFallback.ServerError },
        { "503", ModelFallback.ServerError },
        { "408", ModelFallback.ServerError },
        { "400 content_filter", ModelFallback.ContentFilter },
        { "400", ModelFallback.Rejected },
        { "400 without a body", ModelFallback.Rejected },
        { "401", ModelFallback.Rejected },
        { "403", ModelFallback.Rejected },
        { "404", ModelFallback.Rejected },
        { "a redirect", ModelFallback.Rejected },
        { "a broken connection", ModelFallback.Network },
        { "finish_reason content_filter", ModelFallback.ContentFilter },
        { "finish_reason length", ModelFallback.Truncated },
        { "a refusal", ModelFallback.Refused },
        { "a tool call", ModelFallback.BadOutput },
        { "no content", ModelFallback.BadOutput },
        { "torn JSON", ModelFallback.BadOutput },
        { "not JSON", ModelFallback.BadOutput },
        { "an empty body", ModelFallback.BadOutput },
        { "an array", ModelFallback.BadOutput },
        { "a lone surrogate", ModelFallback.BadOutput },
        { "no choices", ModelFallback.BadOutput },
        { "two choices", ModelFallback.BadOutput },
        { "a flood", ModelFallback.BadOutput },
        { "nesting without end", ModelFallback.BadOutput },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task The_local_classifier_answers_in_its_stead(string failure, ModelFallback why)
    {
        Model.Answers = _ => Failing(failure);

        var report = await AskAsync(Classifier());

        (report with { Model = null }).ShouldBe(await LocallyAsync());
        report.Model!.Fallback.ShouldBe(why);
        report.Model.Basis.ShouldBeNull();
        report.Model.FromCache.ShouldBeFalse();
        Model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Tokens_of_an_answer_that_was_no_use_are_on_the_record()
    {
        Model.Answers = _ => Failing("a refusal");
        var run = (await AskAsync(Classifier())).Model!;
        (run.InputTokens, run.OutputTokens, run.Model).ShouldBe((800, 12, "gpt-4.1-mini-2025-04-14"));
    }

    [Fact]
    public async Task A_model_that_does_not_answer_in_time_is_not_waited_for()
    {
        var never = new TaskCompletionSource();
        Model.Answers = _ => Answering.With("A") with { After = never.Task };
        var asking = AskAsync(Classifier(o => o with { Timeout = TimeSpan.FromSeconds(20) }));
        await Model.ArrivedAsync();

        Time.Advance(TimeSpan.FromSeconds(20));
        var report = await asking;

        (report with { Model = null }).ShouldBe(await LocallyAsync());
        report.Model!.Fallback.ShouldBe(ModelFallback.Timeout);
        report.Model.LatencyMilliseconds.ShouldBe(20_000);
        never.SetResult();
    }

    [Fact]
    public async Task A_slow_answer_that_comes_in_time_counts()
    {
        var slow = new TaskCompletionSource();
        Model.Answers = _ => Answering.With("A") with { After = slow.Task };
        var asking = AskAsync(Classifier());
        await Model.ArrivedAsync();

        Time.Advance(TimeSpan.FromSeconds(19));
        slow.SetResult();
        var report = await asking;

        report.Model!.Fallback.ShouldBeNull();
        report.Model.LatencyMilliseconds.ShouldBe(19_000);
    }

    [Fact]
    public async Task Nobody_listening_is_a_fallback_too()
    {
        var gone = await LoopbackModel.StartAsync();
        var options = gone.Options;
        await gone.DisposeAsync();

        (await AskAsync(Classifier(_ => options))).Model!.Fallback.ShouldBe(ModelFallback.Network);
    }

    private static ModelAnswerText Failing(string how) => how switch
    {
        "429" => Answering.Error(429, "429"),
        "500" or "503" or "408" => Answering.Error(int.Parse(how, System.Globalization.CultureInfo.InvariantCulture), "server_error"),
        "400 content_filter" => new ModelAnswerText(Filtered, 400),
        "400" => Answering.Error(400, "context_length_exceeded", "messages"),
        "400 without a body" => new ModelAnswerText("", 400),
        "401" => Answering.Error(401, "401"),
        "403" => Answering.Error(403, "AccessDenied"),
        "404" => Answering.Error(404, "DeploymentNotFound"),
        "a redirect" => new ModelAnswerText("", 307) { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = "/elsewhere" } },
        "a broken connection" => new ModelAnswerText("") { HangUp = true },
        "finish_reason content_filter" => Answering.Content(null, finish: "content_filter"),
        "finish_reason length" => Answering.Content("""{"label":"A","sec""", finish: "length"),
        "a refusal" => Answering.Content(null, refusal: "I'm sorry, I cannot assist with that request."),
        "a tool call" => Answering.Content("""{"label":"A","second":"-"}""", finish: "tool_calls"),
        "no content" => Answering.Content(null),
        "torn JSON" => Answering.Content("""{"label":"A","second":"-"""),
        "not JSON" => new ModelAnswerText("<html>Bad gateway</html>"),
        "an empty body" => new ModelAnswerText(""),
        "an array" => new ModelAnswerText("[]"),
        "a lone surrogate" => new ModelAnswerText("""{"model":"\ud800","choices":[]}"""),
        "no choices" => new ModelAnswerText("""{"choices":[]}"""),
        "two choices" => new ModelAnswerText(TwoChoices()),
        "a flood" => new ModelAnswerText(new string(' ', 1024 * 1024) + Answering.With("A").Body),
        "nesting without end" => new ModelAnswerText(new string('[', 100_000)),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "Not a failure."),
    };

    private static string TwoChoices()
    {
        var completion = Answering.Completion("""{"label":"A","second":"-"}""");
        completion["choices"]!.AsArray().Add(completion["choices"]![0]!.DeepClone());
        return completion.ToJsonString();
    }
}
