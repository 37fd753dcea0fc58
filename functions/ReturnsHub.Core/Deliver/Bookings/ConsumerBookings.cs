using ReturnsHub.Core.Deliver.Ledger;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Deliver.Bookings;

/// <summary>
/// Takes down what a consumer that reads events itself booked or refused: into the ledger as the delivery it would have been, and to the
/// return as every delivery's end is told. Safe to repeat.
/// </summary>
public sealed class ConsumerBookings
{
    private const int MostTries = 5;

    private readonly IDeliveryLedger _ledger;
    private readonly IReturnStore _returns;
    private readonly Func<Fact, CancellationToken, Task> _record;
    private readonly DeliveryFacts _facts;
    private readonly HubMetrics _metrics;
    private readonly TimeProvider _time;

    /// <summary>Over these ports.</summary>
    public ConsumerBookings(IDeliveryLedger ledger, IReturnStore returns, RecordHandler record, HubMetrics metrics, TimeProvider time)
        : this(ledger, returns, (fact, ct) => record.RecordAsync(fact, message: null, ct), metrics, time)
    {
    }

    internal ConsumerBookings(IDeliveryLedger ledger, IReturnStore returns, Func<Fact, CancellationToken, Task> record, HubMetrics metrics, TimeProvider time)
    {
        (_ledger, _returns, _record, _metrics, _time) = (ledger, returns, record, metrics, time);
        _facts = new DeliveryFacts(record, time);
    }

    /// <summary>Takes one report.</summary>
    /// <param name="consumer">Who reports; one that pulls.</param>
    /// <param name="report">The report.</param>
    /// <param name="ct">Stops before the first write; what was begun is ended.</param>
    public async Task<BookingAnswer> ReportAsync(ConsumerSettings consumer, BookingReport report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        ArgumentNullException.ThrowIfNull(report);
        if (await _returns.FindEventAsync(consumer.Tenant, report.EventId, ct) is not { } e || !Subscriptions.Takes(consumer, e))
            return new BookingAnswer(report.EventId, BookingResult.NoEvent, null, "event-unknown", "The feed gives this consumer no such event. Report the 'id' of an event that it read.");
        if (BookingCheck.Of(report, e) is var (code, detail)) return new BookingAnswer(report.EventId, BookingResult.Invalid, null, code, detail);
        for (var tries = 0; tries < MostTries; tries++)
        {
            ct.ThrowIfCancellationRequested();
            var row = await _ledger.FindAsync(new StreamKey(e.Tenant, e.ReturnId), DeliveryIds.Of(consumer.Id, e.Id), ct);
            switch (BookingStanding.Of(row, report))
            {
                case BookingMeans.Repeat:
                    return new BookingAnswer(e.Id, BookingResult.Taken, row);
                case BookingMeans.Contradiction:
                    return new BookingAnswer(
                        e.Id, BookingResult.Conflict, row, "booked-otherwise", "The event stands as booked under another number or amount, and that stays. Compare with your books; one of the documents is one too many.");
                default:
                    if (await WriteAsync(consumer, e, row, report) is { } written) return new BookingAnswer(e.Id, BookingResult.Taken, written);
                    break;
            }
        }

        return new BookingAnswer(e.Id, BookingResult.Busy, null, "busy", "Others report on the same event at this moment. Nothing was written; report again.");
    }

    // The intent names the document, so that whoever comes between finds it; then the return hears of it; then the row ends. A stop in
    // between leaves a row that takes the same report again and no other. Nothing of it is cancelled half-way.
    private async Task<Delivery?> WriteAsync(ConsumerSettings consumer, RecordedEvent e, Delivery? row, BookingReport report)
    {
        var ct = CancellationToken.None;
        var before = Standing.Before(row, consumer.Id, e, calledBefore: 0, _time.GetUtcNow());
        if (report is EventBooked booked) before = before with { ForeignId = booked.Number, BookedAmount = booked.Amount };
        if (await Fence.TakeAsync(_ledger, _time, before, row?.Version ?? 0, ct) is not { } fence) return null;
        var outcome = OutcomeOf(report);
        var after = Standing.After(before, outcome, sent: false, queueAttempt: 0, int.MaxValue, TimeSpan.MaxValue, _time.GetUtcNow());
        if (report is EventBooked && row is not null) await TakenUpAgainAsync(consumer, e, ct);
        await _facts.RecordAsync(consumer, e, after, ct);
        if (!await fence.EndAsync(after, ct)) return null;
        _metrics.Delivered(consumer.Id, outcome.Kind.ToString());
        return after with { Version = (row?.Version ?? 0) + 2 };
    }

    // What was refused stands on the return as failed until somebody takes it up again. Here the consumer itself did.
    private async Task TakenUpAgainAsync(ConsumerSettings consumer, RecordedEvent e, CancellationToken ct)
    {
        var state = await _returns.LoadAsync(new StreamKey(e.Tenant, e.ReturnId), ct);
        if (state is null || !state.FailedDeliveries.Any(f => f.Consumer == consumer.Id && f.EventId == e.Id)) return;
        var now = _time.GetUtcNow();
        await _record(
            new Fact
            {
                Id = $"booking:{DeliveryIds.Of(consumer.Id, e.Id)}:{now.UtcTicks}",
                Tenant = e.Tenant,
                Subject = new Subject.Known(e.ReturnId),
                Connection = "hub",
                OccurredAt = now,
                Actor = Actor.Connection(consumer.Id),
                Body = new DeliveryRedriven(consumer.Id, e.Id),
            },
            ct);
    }

    private static DeliveryOutcome OutcomeOf(BookingReport report) => report switch
    {
        EventBooked { Amount: { } amount } booked => new DeliveryOutcome(OutcomeKind.Confirmed, $"Reported as booked over {amount}.", booked.Number),
        EventBooked booked => new DeliveryOutcome(OutcomeKind.Confirmed, "Reported as booked.", booked.Number),
        EventRefused refused => new DeliveryOutcome(OutcomeKind.Refused, refused.Text, Category: refused.Code),
        _ => throw new ArgumentOutOfRangeException(nameof(report)),
    };
}
