using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Deliver.Ledger;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Deliver;

/// <summary>
/// Step 6: one return's events to one consumer, in order. An event that fails holds back the return's later ones until it
/// is delivered or dead-lettered, and no other return. A confirmed credit comes back in as a fact.
/// </summary>
public sealed class DeliverHandler
{
    private readonly IDeliveryLedger _ledger;
    private readonly IReturnStore _returns;
    private readonly HubMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly DeliveryFacts _facts;
    private readonly Waits _waits;
    private readonly ErpCall _call;
    private readonly FencedDelivery _fenced;

    /// <summary>Over these ports; <paramref name="random"/> spreads the waits.</summary>
    public DeliverHandler(
        IDeliveryLedger ledger, IReturnStore returns, RecordHandler record, HubMetrics metrics, RetrySchedule schedule, TimeProvider time, Random random)
        : this(ledger, returns, (fact, ct) => record.RecordAsync(fact, message: null, ct), metrics, schedule, time, random)
    {
    }

    internal DeliverHandler(
        IDeliveryLedger ledger, IReturnStore returns, Func<Fact, CancellationToken, Task> record, HubMetrics metrics, RetrySchedule schedule, TimeProvider time, Random random)
    {
        (_ledger, _returns, _metrics, _time) = (ledger, returns, metrics, time);
        _facts = new DeliveryFacts(record, time);
        _waits = new Waits(schedule, time, random);
        _call = new ErpCall(returns, metrics, time);
        _fenced = new FencedDelivery(ledger, _call, _facts, _waits, time);
    }

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
            var e = await DeliveryBody.ReadAsync(_returns, consumer.Tenant, message.Id, message.Body, ct);
            var attempt = new Attempt(consumer, connector, message, e);
            var (end, outcome) = connector.ReceiverDeduplicates ? await TryAsync(attempt, rows, ct) : await _fenced.TryAsync(attempt, ct);
            if (outcome is not null) _metrics.Delivered(consumer.Id, outcome.Kind.ToString());
            if (outcome is { Kind: not OutcomeKind.Confirmed }) span.Failed(outcome.Category ?? "refused");
            if (end is MessageEnd.Later later)
            {
                rest = later.Rest;
                break;
            }

            if (end is MessageEnd.Dead given)
            {
                dead.Add(new DeadLettering(message.Id, given.Reason, given.Description));
                continue;
            }

            done.Add(message.Id);
            _metrics.Handled(Queues.DeliverKind, _time.GetUtcNow() - message.EnqueuedAt);
        }

        if (rows.Count > 0) await _ledger.WriteAsync(rows, ct);
        return new SessionSettlement { Completed = done, DeadLettered = dead, RetryAfter = rest };
    }

    /// <summary>
    /// Writes that a delivery was given up although no consumer refused it, so that it can be redriven. No fact: recording may be
    /// what fails. False when it was confirmed meanwhile, and is not given up.
    /// </summary>
    /// <exception cref="System.Text.Json.JsonException">The body is no event of the hub.</exception>
    /// <exception cref="TimeoutException">Others wrote the row each time.</exception>
    public async Task<bool> GiveUpAsync(TenantId tenant, string consumer, ReceivedMessage message, string why, CancellationToken ct)
    {
        const int MostTries = 5;
        var e = await DeliveryBody.ReadAsync(_returns, tenant, message.Id, message.Body, ct);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var row = await _ledger.FindAsync(new StreamKey(e.Tenant, e.ReturnId), DeliveryIds.Of(consumer, e.Id), ct);
            if (row is { Status: DeliveryStatus.Confirmed }) return false;
            var now = _time.GetUtcNow();
            var before = Standing.Before(row, consumer, e, message.Attempt - 1, now);
            var after = Standing.After(before, new DeliveryOutcome(OutcomeKind.Refused, why, Category: Attempting.FailedReason), sent: false, message.Attempt, 0, default, now);
            if (await _ledger.TryWriteAsync(after, row?.Version ?? 0, ct)) return true;
        }

        throw new TimeoutException("A delivery's row is written by too many at once. Nothing was changed; try again.");
    }

    /// <summary>Attempts at a message that left no trace in the ledger: those at which the hub itself failed, with this one.</summary>
    internal async Task<int> FaultsAsync(ConsumerSettings consumer, ReceivedMessage message, CancellationToken ct)
    {
        var row = await _ledger.FindAsync(consumer.Tenant, message.Id, ct);
        return message.Attempt - (row is not null && row.QueueAttempt < message.Attempt ? row.QueueAttempt : 0);
    }

    // A receiver that recognises repeats needs no intent and no fence: one row at the end, and none read unless there was an attempt before.
    private async Task<(MessageEnd End, DeliveryOutcome? Outcome)> TryAsync(Attempt attempt, List<Delivery> rows, CancellationToken ct)
    {
        var row = attempt.Message.Attempt > 1 ? await _ledger.FindAsync(attempt.Key, attempt.DeliveryId, ct) : null;
        if (await _fenced.EndedBeforeAsync(attempt, row, ct) is { } ended) return (ended, null);
        // Without a row the queue's count is all there is.
        var before = Standing.Before(row, attempt.Consumer.Id, attempt.Event, attempt.Message.Attempt - 1, _time.GetUtcNow());
        var outcome = await _call.MakeAsync(attempt, before.InDoubt, static _ => Task.FromResult(true), ct);
        var after = _waits.After(before, outcome, sent: true, attempt);
        await _facts.RecordAsync(attempt.Consumer, attempt.Event, after, ct);
        // No row was read, so a count could not grow; time does.
        rows.Add(after with { Version = after.UpdatedAt.UtcTicks });
        return (_waits.End(after, outcome, attempt.Connector), outcome);
    }
}
