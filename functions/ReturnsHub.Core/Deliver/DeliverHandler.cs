using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Deliver;

/// <summary>
/// Step 6: one return's events to one consumer, in order. An event that fails holds back the return's later ones until it
/// is delivered or dead-lettered, and no other return. A confirmed credit comes back in as a fact.
/// </summary>
public sealed class DeliverHandler(
    IDeliveryLedger ledger, IReturnStore returns, RecordHandler record, HubMetrics metrics, RetrySchedule schedule, TimeProvider time, Random random)
{
    /// <summary>Delivers a session's messages and says how to settle it.</summary>
    public async Task<SessionSettlement> HandleAsync(
        ConsumerSettings consumer, IErpConnector connector, IReadOnlyList<ReceivedMessage> messages, CancellationToken ct)
    {
        var done = new List<string>();
        var dead = new List<DeadLettering>();
        var rows = new List<Delivery>();
        TimeSpan? rest = null;
        foreach (var message in messages)
        {
            using var span = Spans.Process(Queues.Deliver(consumer.Tenant, consumer.Id), message);
            var e = await DeliveryBody.ReadAsync(returns, consumer.Tenant, message.Id, message.Body, ct);
            var outcome = await CallAsync(consumer, connector, message, e, ct);
            metrics.Delivered(consumer.Id, outcome.Kind.ToString());
            if (outcome.Kind != OutcomeKind.Confirmed) span.Failed(outcome.Category ?? "refused");
            if (outcome.Kind == OutcomeKind.Confirmed)
            {
                await ConfirmAsync(consumer, e, outcome, ct);
                rows.Add(Row(consumer.Id, message, e, DeliveryStatus.Confirmed, outcome));
                done.Add(message.Id);
                metrics.Handled(Queues.DeliverKind, time.GetUtcNow() - message.EnqueuedAt);
                continue;
            }

            if (outcome.Kind == OutcomeKind.Refused || message.Attempt >= consumer.MaxAttempts)
            {
                await FailAsync(consumer, e, outcome, ct);
                rows.Add(Row(consumer.Id, message, e, DeliveryStatus.DeadLettered, outcome));
                dead.Add(new DeadLettering(message.Id, outcome.Category ?? "refused", outcome.Answer));
                continue;
            }

            rows.Add(Row(consumer.Id, message, e, DeliveryStatus.Retrying, outcome));
            rest = schedule.Delay(message.Attempt, outcome.RetryAfter, Chance());
            break;
        }

        if (rows.Count > 0) await ledger.WriteAsync(rows, ct);
        return new SessionSettlement { Completed = done, DeadLettered = dead, RetryAfter = rest };
    }

    private async Task<DeliveryOutcome> CallAsync(
        ConsumerSettings consumer, IErpConnector connector, ReceivedMessage message, RecordedEvent e, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        using var span = DeliverSpans.Call(consumer, message, e);
        var outcome = await connector.DeliverAsync(message.Id, e, ct);
        DeliverSpans.Ended(span, outcome);
        metrics.Called(consumer.Id, outcome, time.GetElapsedTime(started));
        return outcome;
    }

    /// <summary>
    /// Writes that a delivery was given up although no consumer refused it, so that it can be redriven. No fact: recording may be
    /// what fails.
    /// </summary>
    /// <exception cref="System.Text.Json.JsonException">The body is no event of the hub.</exception>
    public async Task GiveUpAsync(TenantId tenant, string consumer, ReceivedMessage message, string why, CancellationToken ct)
    {
        var e = await DeliveryBody.ReadAsync(returns, tenant, message.Id, message.Body, ct);
        await ledger.WriteAsync([Row(consumer, message, e, DeliveryStatus.DeadLettered, new DeliveryOutcome(OutcomeKind.Retry, why))], ct);
    }

    private double Chance()
    {
        lock (random) return random.NextDouble();
    }

    private Delivery Row(string consumer, ReceivedMessage message, RecordedEvent e, DeliveryStatus status, DeliveryOutcome outcome) => new()
    {
        Id = DeliveryIds.Of(consumer, e.Id),
        Tenant = e.Tenant,
        Consumer = consumer,
        EventId = e.Id,
        EventType = e.Type,
        ReturnId = e.ReturnId,
        Sequence = e.Sequence,
        Status = status,
        Attempts = message.Attempt,
        LastAnswer = Clip.Of(outcome.Answer, 500),
        ForeignId = outcome.ForeignId,
        UpdatedAt = time.GetUtcNow(),
    };

    // Only what books money is acknowledged on the stream; the ledger holds the rest.
    private Task ConfirmAsync(ConsumerSettings consumer, RecordedEvent e, DeliveryOutcome outcome, CancellationToken ct) =>
        e.Data is CreditReleased credit
            ? ReportAsync(consumer, e, "confirmed", new DeliveryConfirmed(consumer.Id, e.Id, e.Type, credit.CreditId, Foreign(outcome)), ct)
            : Task.CompletedTask;

    private Task FailAsync(ConsumerSettings consumer, RecordedEvent e, DeliveryOutcome outcome, CancellationToken ct) =>
        // A redriven delivery may fail again, and that is news; within one failure the return's state recognises the repeat.
        ReportAsync(consumer, e, $"failed:{time.GetUtcNow().UtcTicks}", new DeliveryFailed(consumer.Id, e.Id, e.Type, outcome.Category ?? "refused"), ct);

    private Task ReportAsync(ConsumerSettings consumer, RecordedEvent e, string how, FactBody body, CancellationToken ct) =>
        record.RecordAsync(
            new Fact
            {
                Id = $"delivery:{consumer.Id}:{e.Id:N}:{how}",
                Tenant = e.Tenant,
                Subject = new Subject.Known(e.ReturnId),
                Connection = "hub",
                OccurredAt = time.GetUtcNow(),
                Actor = Actor.Connection(consumer.Id),
                Body = body,
            },
            message: null,
            ct);

    private static string? Foreign(DeliveryOutcome outcome) => outcome.ForeignId is null ? null : Clip.Of(outcome.ForeignId, 100);
}
