using Azure.Core;
using ReturnsHub.Azure.Reasons.Asking;
using ReturnsHub.Azure.Reasons.Cache;
using ReturnsHub.Azure.Reasons.Confidence;
using ReturnsHub.Azure.Reasons.Limits;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons;

/// <summary>
/// Has a language model name the reason, and another classifier where the model cannot or must not be asked, or does not answer as it
/// should. Every answer says how it came about (<see cref="ClassificationReport.Model"/>). Safe to share between threads; build it once.
/// </summary>
public sealed class ModelClassifier : IReasonClassifier, IDisposable
{
    /// <summary>The name and version of this way of asking; an answer's classifier is this and the deployment.</summary>
    public const string Name = "openai-1";

    private readonly ReasonModelOptions _options;
    private readonly IReasonClassifier _local;
    private readonly IClassificationCache _cache;
    private readonly DailyTokens _tokens;
    private readonly Circuit _circuit;
    private readonly ServiceClient _service;
    private readonly Interview _interview;
    private readonly TimeProvider _time;

    /// <param name="options">Which model, and how much it may take.</param>
    /// <param name="local">Who answers in the model's stead.</param>
    /// <param name="cache">Answers given before.</param>
    /// <param name="budget">Tokens spent.</param>
    /// <param name="time">The clock of time-outs, pauses and days.</param>
    /// <param name="identity">Who to sign in as where no key is set; null for the environment's own identity.</param>
    /// <exception cref="ArgumentException">The options cannot be used; the message says what to set.</exception>
    public ModelClassifier(
        ReasonModelOptions options, IReasonClassifier local, IClassificationCache cache, ITokenBudget budget, TimeProvider time, TokenCredential? identity = null)
    {
        _options = options.Checked();
        (_local, _cache, _time) = (local, cache, time);
        _tokens = new DailyTokens(budget, options.DailyTokens, time);
        _circuit = new Circuit(options.FailuresBeforeRest, options.Rest, time);
        _service = new ServiceClient(options, identity);
        _interview = new Interview(options, new Patience(new ChatService(_service.OpenAI.GetChatClient(options.Deployment), time), time), Ways(options));
    }

    /// <inheritdoc />
    public async Task<ClassificationReport> ClassifyAsync(string redactedText, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(redactedText)) return await _local.ClassifyAsync(redactedText, ct);
        if (!Outgoing.MayLeave(redactedText)) return await LocallyAsync(redactedText, ModelFallback.NotSent, ct);
        var inputHash = Outgoing.Hash(redactedText);
        var key = CacheKey.Of(_options, inputHash);
        if (await _cache.FindAsync(key, ct) is { Model: { } run } known && known.InputHash == inputHash)
            return known with { Model = run with { FromCache = true, InputTokens = 0, OutputTokens = 0, LatencyMilliseconds = 0 } };
        if (!await _tokens.HasRoomAsync(ct)) return await LocallyAsync(redactedText, ModelFallback.BudgetSpent, ct);
        if (!_circuit.TryEnter()) return await LocallyAsync(redactedText, ModelFallback.Resting, ct);
        var started = _time.GetTimestamp();
        var result = await InterviewAsync(redactedText, ct);
        var took = _time.GetElapsedTime(started);
        var report = result.Judgement is { } judgement ? Reports.Of(_options, redactedText, judgement, result, took) : null;
        // Kept before it is counted: should the counting fail, the repeat finds the answer and spends nothing.
        if (report is not null) await _cache.KeepAsync(key, report, ct);
        await _tokens.CountAsync(Spent(result, redactedText), ct);
        return report ?? await LocallyAsync(redactedText, result, took, ct);
    }

    /// <inheritdoc />
    public void Dispose() => _service.Dispose();

    private static IReadOnlyList<IConfidence> Ways(ReasonModelOptions options) => options.Confidence switch
    {
        ReasonConfidence.LogProbabilities => [new FromProbabilities()],
        ReasonConfidence.Agreement => [new FromAgreement(options.Samples)],
        _ => [new FromProbabilities(), new FromAgreement(options.Samples)],
    };

    private async Task<InterviewResult> InterviewAsync(string text, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        var entered = true;
        try
        {
            var result = await _interview.AskAsync(text, _time.GetUtcNow() + _options.Timeout, either.Token);
            if (IsTheServices(result.Failure)) _circuit.Failed(result.RetryAfter);
            else _circuit.Answered();
            entered = false;
            return result;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            _circuit.Failed(pause: null);
            entered = false;
            return new InterviewResult { Failure = ModelFallback.Timeout };
        }
        finally
        {
            if (entered) _circuit.Abandoned();
        }
    }

    /// <summary>Whether a failure is the service's, not the text's: a text that is refused or filtered must not shut others out.</summary>
    private static bool IsTheServices(ModelFallback? failure) => failure
        is ModelFallback.Network or ModelFallback.RateLimited or ModelFallback.ServerError or ModelFallback.Rejected;

    /// <summary>Tokens to count. A question whose answer never came was perhaps read: it is counted by its length.</summary>
    private static long Spent(InterviewResult result, string text) =>
        result.Failure == ModelFallback.Timeout ? (Prompt.Instructions.Length + text.Length) / 4 : (long)result.InputTokens + result.OutputTokens;

    private Task<ClassificationReport> LocallyAsync(string text, ModelFallback why, CancellationToken ct) =>
        LocallyAsync(text, new InterviewResult { Failure = why }, TimeSpan.Zero, ct);

    private async Task<ClassificationReport> LocallyAsync(string text, InterviewResult result, TimeSpan took, CancellationToken ct) =>
        await _local.ClassifyAsync(text, ct) with { Model = Reports.Run(_options, result, took) };
}
