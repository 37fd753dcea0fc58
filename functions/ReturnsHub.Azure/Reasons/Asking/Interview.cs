using ReturnsHub.Azure.Reasons.Confidence;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>Asks a model as often as its confidence takes.</summary>
/// <param name="options">Deployment and limits.</param>
/// <param name="patience">The way to the model.</param>
/// <param name="ways">How a confidence may be had, the best first.</param>
internal sealed class Interview(ReasonModelOptions options, Patience patience, IReadOnlyList<IConfidence> ways)
{
    private int _first;

    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public async Task<InterviewResult> AskAsync(string redactedText, DateTimeOffset until, CancellationToken ct)
    {
        var (answers, result) = (new List<ModelAnswer>(), new InterviewResult());
        for (var way = Volatile.Read(ref _first); way < ways.Count; way++)
        {
            var request = ChatRequest.Write(options, redactedText, ways[way].NeedsProbabilities);
            var replies = await Task.WhenAll(Enumerable.Range(answers.Count, ways[way].Answers - answers.Count).Select(_ => patience.AskAsync(request, until, ct)));
            result = result.With(replies);
            if (way + 1 < ways.Count && replies.Any(r => r.NoProbabilities))
            {
                // The model never will: do not ask it again.
                Volatile.Write(ref _first, way + 1);
                continue;
            }

            if (replies.FirstOrDefault(r => r.Failure is not null) is { } failed) return result with { Failure = failed.Failure, RetryAfter = failed.RetryAfter };
            answers.AddRange(replies.Select(r => r.Answer!));
            if (ways[way].Judge(answers) is { } judgement) return result with { Judgement = judgement };
        }

        return result with { Failure = ModelFallback.BadOutput };
    }
}

/// <summary>What came of an interview: a judgement or a failure, and what it took.</summary>
internal sealed record InterviewResult
{
    public Judgement? Judgement { get; init; }

    public ModelFallback? Failure { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public string? Model { get; init; }

    public int InputTokens { get; init; }

    public int OutputTokens { get; init; }

    public InterviewResult With(IReadOnlyList<ModelReply> replies) => this with
    {
        Model = replies.Select(r => r.Model).FirstOrDefault(m => m is not null) ?? Model,
        InputTokens = InputTokens + replies.Sum(r => r.InputTokens),
        OutputTokens = OutputTokens + replies.Sum(r => r.OutputTokens),
    };
}
