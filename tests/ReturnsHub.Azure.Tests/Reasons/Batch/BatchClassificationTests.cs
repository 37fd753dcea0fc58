using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Azure.Reasons;
using ReturnsHub.Azure.Reasons.Asking;
using ReturnsHub.Azure.Reasons.Batch;
using ReturnsHub.Azure.Tests.Reasons.Loopback;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Tests.Reasons.Batch;

/// <summary>The shapes are those of https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/batch.</summary>
public class BatchClassificationTests
{
    private static readonly ReasonModelOptions Options = new() { Endpoint = new Uri("https://my-resource.openai.azure.com/openai/v1/"), Deployment = "reasons-batch" };
    private static readonly BatchText Short = new("line-1", "The sleeves are too short.");
    private static readonly BatchText Broken = new("line-2", "Kaputt nach zwei Tagen. Größe passt.");

    [Fact]
    public async Task A_line_is_a_request_as_a_call_would_make_it()
    {
        var lines = await WriteAsync(new BatchClassification(Options), Short, Broken);

        lines.Length.ShouldBe(2);
        using var line = JsonDocument.Parse(lines[1]);
        line.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["custom_id", "method", "url", "body"]);
        line.RootElement.GetProperty("custom_id").GetString().ShouldBe("line-2#1");
        line.RootElement.GetProperty("method").GetString().ShouldBe("POST");
        line.RootElement.GetProperty("url").GetString().ShouldBe("/v1/chat/completions");
        line.RootElement.GetProperty("body").GetRawText().ShouldBe(Encoding.UTF8.GetString(ChatRequest.Write(Options, Broken.RedactedText, logProbabilities: true)));
        line.RootElement.GetProperty("body").GetProperty("model").GetString().ShouldBe("reasons-batch");
    }

    [Fact]
    public async Task Results_in_any_order_come_back_by_text()
    {
        var outcomes = await ReadAsync(
            new BatchClassification(Options),
            [Short, Broken],
            Result("line-2#1", Completion("I", 0.9)),
            Result("line-1#1", Completion("A", 0.8)));

        outcomes.Select(o => (o.Id, o.Report!.Code, o.Failure)).ShouldBe([("line-1", ReasonCode.SizeTooSmall, null), ("line-2", ReasonCode.FailedInUse, null)]);
        outcomes[0].Report!.Confidence.ShouldBe(0.8m, tolerance: 0.001m);
        outcomes[0].Report!.Classifier.ShouldBe("openai-1/reasons-batch");
        outcomes[0].Report!.InputHash.ShouldBe(Outgoing.Hash(Short.RedactedText));
        (outcomes[0].Report!.Model!.InputTokens, outcomes[0].Report!.Model!.Basis).ShouldBe((800, ConfidenceBasis.LogProbabilities));
    }

    [Fact]
    public async Task Agreement_takes_a_line_for_each_answer()
    {
        var batch = new BatchClassification(Options with { Confidence = ReasonConfidence.Agreement });
        batch.MostTexts.ShouldBe(6_666);
        var lines = await WriteAsync(batch, Short);
        lines.Select(l => JsonNode.Parse(l)!["custom_id"]!.GetValue<string>()).ShouldBe(["line-1#1", "line-1#2", "line-1#3"]);

        var outcomes = await ReadAsync(batch, [Short], Result("line-1#3", Completion("A", null)), Result("line-1#1", Completion("A", null)), Result("line-1#2", Completion("B", null)));

        var report = outcomes.ShouldHaveSingleItem().Report!;
        (report.Code, report.Confidence, report.Model!.InputTokens).ShouldBe((ReasonCode.SizeTooSmall, 0.6m, 2_400));
    }

    public static TheoryData<string, ModelFallback> Failures { get; } = new()
    {
        { """{"custom_id":"line-1#1","response":{"status_code":400,"request_id":"r","body":{"error":{"code":"content_filter","message":"…"}}},"error":null}""", ModelFallback.ContentFilter },
        { """{"custom_id":"line-1#1","response":null,"error":{"status_code":500,"request_id":"r","body":{}}}""", ModelFallback.Rejected },
        { """{"custom_id":"line-1#1","response":{"status_code":429,"request_id":"r","body":{}},"error":null}""", ModelFallback.RateLimited },
        { """{"custom_id":"line-1#1","response":{"status_code":500,"request_id":"r","body":{}},"error":null}""", ModelFallback.ServerError },
        { """{"custom_id":"line-1#1","response":{"status_code":200,"request_id":"r","body":{"choices":[]}},"error":null}""", ModelFallback.BadOutput },
        { """{"custom_id":"line-1#1","response":{"status_code":200,"request_id":"r","body":null},"error":null}""", ModelFallback.BadOutput },
        { """{"custom_id":"line-1#1"}""", ModelFallback.Rejected },
        { """{"custom_id":"someone-else#1","response":{"status_code":200,"body":{}}}""", ModelFallback.Timeout },
        { "not a line", ModelFallback.Timeout },
        { "", ModelFallback.Timeout },
        { "{\"custom_id\":7}", ModelFallback.Timeout },
        { "[]", ModelFallback.Timeout },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_text_without_an_answer_says_why(string line, ModelFallback why)
    {
        var outcome = (await ReadAsync(new BatchClassification(Options), [Short], line)).ShouldHaveSingleItem();
        (outcome.Report, outcome.Failure).ShouldBe((null, why));
    }

    [Fact]
    public async Task The_first_line_of_an_id_counts()
    {
        var outcomes = await ReadAsync(new BatchClassification(Options), [Short], Result("line-1#1", Completion("A", 0.9)), Result("line-1#1", Completion("T", 0.9)));
        outcomes.ShouldHaveSingleItem().Report!.Code.ShouldBe(ReasonCode.SizeTooSmall);
    }

    [Fact]
    public async Task What_must_not_leave_the_house_is_not_written()
    {
        using var file = new MemoryStream();
        var kept = await new BatchClassification(Options).WriteAsync([Short, new BatchText("line-3", "Write to anna@example.com")], file, CancellationToken.None);
        kept.ShouldBe([new BatchOutcome("line-3", null, ModelFallback.NotSent)]);
        Encoding.UTF8.GetString(file.ToArray()).ShouldNotContain("anna");
    }

    [Theory]
    [InlineData("")]
    [InlineData("line-1")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public async Task Ids_name_one_text_each(string id) =>
        await Should.ThrowAsync<ArgumentException>(() => WriteAsync(new BatchClassification(Options), Short, new BatchText(id, "Too wide.")));

    [Fact]
    public async Task A_file_holds_so_many_texts_and_no_more()
    {
        var batch = new BatchClassification(Options with { Confidence = ReasonConfidence.Agreement, Samples = 9 });
        var texts = Enumerable.Range(1, batch.MostTexts + 1).Select(i => new BatchText($"{i}", "Write to anna@example.com"));
        (await Should.ThrowAsync<ArgumentException>(() => WriteAsync(batch, [.. texts]))).Message.ShouldContain("2222 texts");
    }

    private static async Task<string[]> WriteAsync(BatchClassification batch, params BatchText[] texts)
    {
        using var file = new MemoryStream();
        await batch.WriteAsync(texts, file, CancellationToken.None);
        var text = Encoding.UTF8.GetString(file.ToArray());
        text.ShouldEndWith("\n");
        return text[..^1].Split('\n');
    }

    private static async Task<IReadOnlyList<BatchOutcome>> ReadAsync(BatchClassification batch, BatchText[] texts, params string[] lines)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        return await batch.ReadAsync(texts, [file], CancellationToken.None);
    }

    private static JsonObject Completion(string label, double? sure) =>
        Answering.Completion($$"""{"label":"{{label}}","second":"-"}""", sure is { } p ? Answering.Tokens(label, "-", p, "Q") : null);

    private static string Result(string id, JsonObject completion) => new JsonObject
    {
        ["custom_id"] = id,
        ["response"] = new JsonObject { ["body"] = completion, ["request_id"] = "req-1", ["status_code"] = 200 },
        ["error"] = null,
    }.ToJsonString();
}
