using System.Text.Json.Nodes;
using ReturnsHub.Azure.Tests.Reasons.Loopback;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Tests.Reasons;

public class ConfidenceTests : ModelTest
{
    [Theory]
    [InlineData(0.95, 0.95)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.69999, 0.699)]
    public async Task The_labels_own_share_is_the_confidence_cut_never_rounded_up(double sure, double confidence)
    {
        Model.Answers = _ => Answering.With("A", sure: sure, rival: "B");
        (await AskAsync(Classifier())).Confidence.ShouldBe((decimal)confidence, tolerance: 0.001m);
        (await AskAsync(Classifier())).Confidence.ShouldBeLessThanOrEqualTo((decimal)sure);
    }

    [Theory]
    // What is no label of the list was never to be chosen: 0.6 against 0.2 is three quarters.
    [InlineData("""[["A",0.6],["B",0.2],["Hello",0.2]]""", 0.75)]
    [InlineData("""[["A",0.6],["-",0.4]]""", 1)]
    [InlineData("""[["A",0.6],["a",0.4]]""", 1)]
    [InlineData("""[["A",0.6],["AB",0.4]]""", 1)]
    // The same label in a longer token is the same label.
    [InlineData("""[["A",0.4],["A\"",0.4],["B",0.2]]""", 0.8)]
    // The token written is missing among the alternatives.
    [InlineData("""[["B",0.4]]""", 0.6)]
    public async Task Only_labels_of_the_list_share(string alternatives, double confidence)
    {
        Model.Answers = _ => Answering.Content("""{"label":"A","second":"-"}""", Tokens("A", 0.6, alternatives));
        var report = await AskAsync(Classifier());
        report.Model!.Basis.ShouldBe(ConfidenceBasis.LogProbabilities);
        report.Confidence.ShouldBe((decimal)confidence, tolerance: 0.001m);
    }

    [Fact]
    public async Task A_label_inside_a_longer_token_is_found()
    {
        var tokens = new JsonArray(
            Answering.Token("{\"label\":\"", 0),
            Answering.Token("A\",\"", Math.Log(0.8), ("A\",\"", Math.Log(0.8)), ("B\",\"", Math.Log(0.2))),
            Answering.Token("second\":\"-\"}", 0));
        Model.Answers = _ => Answering.Content("""{"label":"A","second":"-"}""", tokens);

        (await AskAsync(Classifier())).Confidence.ShouldBe(0.8m, tolerance: 0.001m);
    }

    [Theory]
    [InlineData("A", "T", 0.9, ReasonCode.SafetyOrHealth, ReasonCode.SizeTooSmall)]
    [InlineData("A", "J", 0.9, ReasonCode.DamagedInTransit, ReasonCode.SizeTooSmall)]
    [InlineData("J", "A", 0.9, ReasonCode.DamagedInTransit, ReasonCode.SizeTooSmall)]
    [InlineData("X", "A", 0.9, ReasonCode.SizeTooSmall, null)]
    [InlineData("A", "A", 0.9, ReasonCode.SizeTooSmall, null)]
    [InlineData("X", "-", 0.9, ReasonCode.Unknown, null)]
    public async Task Two_reasons_stand_in_the_order_of_the_taxonomy(string label, string second, double sure, ReasonCode code, ReasonCode? secondary)
    {
        Model.Answers = _ => Answering.With(label, second, sure);
        var report = await AskAsync(Classifier());
        (report.Code, report.Secondary).ShouldBe((code, secondary));
        report.Confidence.ShouldBeInRange(0.899m, 0.9m);
    }

    [Theory]
    [InlineData("A A A", ReasonCode.SizeTooSmall, 0.8)]
    [InlineData("A A B", ReasonCode.SizeTooSmall, 0.6)]
    [InlineData("A B C", ReasonCode.SizeTooSmall, 0.4)]
    [InlineData("C B A", ReasonCode.SizeTooSmall, 0.4)]
    [InlineData("B J Q", ReasonCode.DamagedInTransit, 0.4)]
    // One of three that hears of danger is enough for a person to read it.
    [InlineData("A A T", ReasonCode.SafetyOrHealth, 0.4)]
    [InlineData("X X X", ReasonCode.Unknown, 0.8)]
    public async Task A_model_without_probabilities_is_asked_several_times(string answers, ReasonCode code, double confidence)
    {
        var left = new Queue<string>(answers.Split(' '));
        Model.Answers = _ =>
        {
            lock (left) return Answering.With(left.Dequeue(), sure: null);
        };

        var report = await AskAsync(Classifier(o => o with { Confidence = ReasonConfidence.Agreement }));

        (report.Code, report.Confidence).ShouldBe((code, (decimal)confidence));
        report.Model!.Basis.ShouldBe(ConfidenceBasis.Agreement);
        (report.Model.InputTokens, report.Model.OutputTokens).ShouldBe((2_400, 36));
        Model.Requests.ShouldAllBe(r => !r.WantsProbabilities);
        Model.Requests.ShouldAllBe(r => !HasTemperature(r));
    }

    [Fact]
    public async Task Where_an_answer_comes_without_probabilities_two_more_are_asked_for()
    {
        Model.Answers = _ => Answering.With("A", sure: null);

        var report = await AskAsync(Classifier());

        (report.Confidence, report.Model!.Basis).ShouldBe((0.8m, ConfidenceBasis.Agreement));
        Model.Requests.Select(r => r.WantsProbabilities).ShouldBe([true, false, false]);
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"Unsupported parameter.","type":"invalid_request_error","param":"logprobs","code":"unsupported_parameter"}}""")]
    [InlineData(400, """{"error":{"message":"Unsupported parameter.","type":"invalid_request_error","param":"top_logprobs","code":"unsupported_parameter"}}""")]
    [InlineData(400, """{"error":{"message":"Unsupported value.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}""")]
    [InlineData(403, """{"error":{"message":"You are not allowed to request logprobs from this model","type":"invalid_request_error","param":null,"code":null}}""")]
    public async Task A_model_that_refuses_the_parameter_is_not_asked_for_probabilities_again(int status, string body)
    {
        Model.Answers = r => r.WantsProbabilities ? new ModelAnswerText(body, status) : Answering.With("A", sure: null);
        var classifier = Classifier();

        (await AskAsync(classifier)).Model!.Basis.ShouldBe(ConfidenceBasis.Agreement);
        (await AskAsync(classifier, "Much too small.")).Model!.Basis.ShouldBe(ConfidenceBasis.Agreement);

        Model.Requests.Count(r => r.WantsProbabilities).ShouldBe(1);
        Model.Requests.Count.ShouldBe(7);
    }

    [Fact]
    public async Task A_model_that_must_give_probabilities_and_gives_none_is_not_used()
    {
        Model.Answers = _ => Answering.With("A", sure: null);
        (await AskAsync(Classifier(o => o with { Confidence = ReasonConfidence.LogProbabilities }))).Model!.Fallback.ShouldBe(ModelFallback.BadOutput);
        Model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_answer_of_several_that_fails_makes_the_whole_a_fallback()
    {
        var asked = 0;
        Model.Answers = _ => Interlocked.Increment(ref asked) == 2 ? Answering.Content("{}") : Answering.With("A", sure: null);
        (await AskAsync(Classifier(o => o with { Confidence = ReasonConfidence.Agreement }))).Model!.Fallback.ShouldBe(ModelFallback.BadOutput);
    }

    public static TheoryData<string, JsonArray> Useless { get; } = new()
    {
        { "tokens of another text", Answering.Tokens("B", "-", 0.9, "C") },
        { "no tokens", [] },
        { "a probability above one", new JsonArray(Answering.Token("{\"label\":\"A\",\"second\":\"-\"}", 3)) },
        { "something that is no token", new JsonArray(JsonValue.Create("A")) },
        { "hardly ever", new JsonArray(Answering.Token("{\"label\":\"", 0), Answering.Token("A", -9999), Answering.Token("\",\"second\":\"-\"}", 0)) },
    };

    [Theory]
    [MemberData(nameof(Useless))]
    public async Task Probabilities_that_are_not_the_answers_say_nothing(string what, JsonArray tokens)
    {
        Model.Answers = _ => Answering.Content("""{"label":"A","second":"-"}""", (JsonArray)tokens.DeepClone());
        var run = (await AskAsync(Classifier())).Model!;
        run.Basis.ShouldBe(ConfidenceBasis.Agreement, what);
    }

    private static bool HasTemperature(ModelRequest request) => request.Json.TryGetProperty("temperature", out _);

    private static JsonArray Tokens(string label, double sure, string alternatives) => new(
        Answering.Token("{\"label\":\"", 0),
        Answering.Token(label, Math.Log(sure), [.. JsonNode.Parse(alternatives)!.AsArray().Select(a => (a![0]!.GetValue<string>(), Math.Log(a[1]!.GetValue<double>())))]),
        Answering.Token("\",\"second\":\"-\"}", 0));
}
