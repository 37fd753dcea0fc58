using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reasons;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Classify;

/// <summary>
/// Step 5: a line's words, redacted, to a reason code with a confidence; back in as a fact. The answer is a code: it cannot
/// approve, and it cannot carry money.
/// </summary>
public sealed class ClassifyHandler(
    IPersonalDataVault vault, IReasonClassifier classifier, RecordHandler record, HubMetrics metrics, TimeProvider time)
{
    /// <summary>Takes a message from the classify queue, in the trace it was sent in, and handles it: what a host calls.</summary>
    /// <exception cref="JsonException">Not a classify request.</exception>
    public async Task<IReadOnlyList<RecordOutcome>> HandleAsync(ReceivedMessage message, CancellationToken ct)
    {
        using var span = Spans.Process(Queues.Classify, message);
        try
        {
            var outcomes = await HandleAsync(ClassifyRequest.Read(message.Body), ct);
            metrics.Handled(Queues.Classify, time.GetUtcNow() - message.EnqueuedAt);
            return outcomes;
        }
        catch (Exception e)
        {
            span.Failed(e);
            throw;
        }
    }

    /// <summary>Classifies one line. Safe to repeat. A line whose words are gone (erased) gets <see cref="ReasonCode.Unknown"/>, for a person.</summary>
    public async Task<IReadOnlyList<RecordOutcome>> HandleAsync(ClassifyRequest request, CancellationToken ct)
    {
        var known = await vault.ReadAllAsync(new StreamKey(request.Tenant, request.ReturnId), ct);
        var redacted = known.TryGetValue(PersonalText.NoteField(request.LineId), out var note) ? Redactor.Redact(note, KnownPersonalData.Of(known)).Text : "";
        var report = redacted.Length == 0 ? Unclassified(redacted) : await ClassifySpans.RunAsync(request, () => classifier.ClassifyAsync(redacted, ct));
        metrics.Classified(report, report.Model?.Fallback is { } fallback ? CodeNames.Of(fallback) : null);
        return await ReportAsync(request, report, ct);
    }

    /// <summary>Gives a line up to a person after the classifier failed for good.</summary>
    public Task<IReadOnlyList<RecordOutcome>> GiveUpAsync(ClassifyRequest request, CancellationToken ct) =>
        ReportAsync(request, Unclassified(""), ct);

    /// <summary>Records a classifier's answer that was had by another way, such as a batch. Safe to repeat.</summary>
    public Task<IReadOnlyList<RecordOutcome>> ReportAsync(ClassifyRequest request, ClassificationReport report, CancellationToken ct) =>
        record.RecordAsync(
            new Fact
            {
                Id = $"classify:{request.LineId}:{report.Classifier}:{report.InputHash}",
                Tenant = request.Tenant,
                Subject = new Subject.Known(request.ReturnId),
                Connection = "hub",
                OccurredAt = time.GetUtcNow(),
                Actor = new Actor(ActorKind.Model, report.Classifier),
                Body = new ClassificationReported(request.LineId, report),
            },
            message: null,
            ct);

    private static ClassificationReport Unclassified(string text) => new()
    {
        Code = ReasonCode.Unknown,
        Confidence = 0,
        Classifier = "none",
        Taxonomy = Taxonomy.Version,
        InputHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
    };
}

/// <summary>Which line to classify. Carries no text: that stays in the vault.</summary>
public sealed record ClassifyRequest(TenantId Tenant, ReturnId ReturnId, string LineId)
{
    /// <summary>The queue message for this request.</summary>
    public QueueMessage Message(string id, string session) => new(id, session, JsonSerializer.SerializeToUtf8Bytes(this, HubJson.Options));

    /// <summary>Reads what <see cref="Message"/> wrote.</summary>
    /// <exception cref="JsonException">Not a classify request.</exception>
    public static ClassifyRequest Read(ReadOnlyMemory<byte> body) =>
        JsonSerializer.Deserialize<ClassifyRequest>(body.Span, HubJson.Options) ?? throw new JsonException("The body is null.");
}
