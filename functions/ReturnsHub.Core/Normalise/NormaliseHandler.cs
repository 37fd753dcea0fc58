using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Privacy;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Normalise;

/// <summary>Step 2: raw bytes to facts, or quarantine with a reason.</summary>
public sealed class NormaliseHandler(
    IEnumerable<ISource> sources,
    IEvidenceStore evidence,
    IQuarantine quarantine,
    RecordHandler record,
    PrivacyHandler privacy,
    HubMetrics metrics,
    TimeProvider time)
{
    private readonly Dictionary<string, ISource> _sources = sources.ToDictionary(s => s.Name, StringComparer.Ordinal);

    /// <summary>Takes a message from the inbound queue, in the trace it was sent in, and handles it: what a host calls.</summary>
    /// <exception cref="StreamBusyException">Try the message again later.</exception>
    /// <exception cref="System.Text.Json.JsonException">Not an inbound message.</exception>
    public async Task<NormaliseOutcome> HandleAsync(ReceivedMessage message, CancellationToken ct)
    {
        using var span = Spans.Process(Queues.Inbound, message);
        try
        {
            var outcome = await HandleAsync(InboundQueue.Read(message.Body), ct);
            metrics.Handled(Queues.Inbound, time.GetUtcNow() - message.EnqueuedAt);
            return outcome;
        }
        catch (Exception e)
        {
            span.Failed(e);
            throw;
        }
    }

    /// <summary>
    /// Reads a message and records what it says. Safe to repeat. When the task completes the message has ended as events, as
    /// an unmatched report, in quarantine, or as nothing new.
    /// </summary>
    /// <exception cref="StreamBusyException">Try the message again later.</exception>
    public Task<NormaliseOutcome> HandleAsync(InboundMessage message, CancellationToken ct) =>
        HubTracing.Listening ? NormaliseSpans.RunAsync(message, () => NormaliseAsync(message, ct)) : NormaliseAsync(message, ct);

    private async Task<NormaliseOutcome> NormaliseAsync(InboundMessage message, CancellationToken ct)
    {
        var piece = await evidence.GetAsync(message.Tenant, message.Evidence, ct);
        if (piece.Status == EvidenceStatus.Erased) return new NormaliseOutcome.Erased();
        if (piece.Status == EvidenceStatus.Unknown)
            return await QuarantineAsync(message, "evidence-missing", "The message's bytes are not in the evidence store. Ask the sender to send it again.", ct);
        if (!_sources.TryGetValue(message.Source, out var source))
            return await QuarantineAsync(message, "source-unknown", "No adapter of this name is registered. Register it, then replay.", ct);

        switch (source.Normalise(message, piece.Raw))
        {
            case Normalised.Unreadable unreadable:
                return await QuarantineAsync(message, unreadable.Reason, unreadable.Detail, ct);
            case Normalised.Read read:
                var outcomes = new List<RecordOutcome>(read.Facts.Count);
                foreach (var fact in read.Facts) outcomes.AddRange(await record.RecordAsync(fact, message, ct));
                foreach (var request in read.Privacy) await privacy.HandleAsync(message, request, ct);
                if (message.Replay) await quarantine.MarkAsync(message.Tenant, message.Id, QuarantineStatus.Replayed, ct);
                return new NormaliseOutcome.Recorded(outcomes);
            default:
                throw new InvalidOperationException("A source gave a reading that does not exist.");
        }
    }

    private async Task<NormaliseOutcome> QuarantineAsync(InboundMessage message, string reason, string detail, CancellationToken ct)
    {
        await quarantine.PutAsync(new QuarantinedMessage(message, reason, Clip.Of(detail, 500), time.GetUtcNow()), ct);
        metrics.Quarantined(reason);
        return new NormaliseOutcome.Quarantined(reason);
    }
}

/// <summary>How a message ended.</summary>
public abstract record NormaliseOutcome
{
    private NormaliseOutcome()
    {
    }

    /// <summary>Its facts are on streams or wait for their return.</summary>
    public sealed record Recorded(IReadOnlyList<RecordOutcome> Outcomes) : NormaliseOutcome;

    /// <summary>It waits for a person.</summary>
    public sealed record Quarantined(string Reason) : NormaliseOutcome;

    /// <summary>Its bytes were erased before it was read.</summary>
    public sealed record Erased : NormaliseOutcome;
}
