using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Reconcile;

/// <summary>Reconciles a day of a consumer: finds the day's returns, asks the ledger and the books, and makes the report. Changes nothing.</summary>
public sealed class ReconcileHandler(
    IReturnQueries queries, IReturnStore store, IDeliveryLedger ledger, IBookedDocuments books, ITenants tenants, SourcePayments payments, ReconcileLimits limits, TimeProvider time)
{
    private const int PageSize = 200;

    /// <summary>The report of a day as things stand now. The same day may be asked for again: what was put right is then gone from it.</summary>
    /// <param name="consumer">The consumer.</param>
    /// <param name="day">The day, in UTC. Not after today.</param>
    /// <param name="ct">Stops.</param>
    /// <exception cref="ArgumentException">The consumer's profile cannot be read.</exception>
    public Task<ReconciliationReport> RunAsync(ConsumerSettings consumer, DateOnly day, CancellationToken ct) => RunAsync(consumer, day, quotes: true, ct);

    /// <summary>
    /// The same report to be kept for good: it quotes no answer of the consumer's, which may be about a person. What was answered stands at
    /// the delivery.
    /// </summary>
    /// <exception cref="ArgumentException">The consumer's profile cannot be read.</exception>
    public Task<ReconciliationReport> RunToKeepAsync(ConsumerSettings consumer, DateOnly day, CancellationToken ct) => RunAsync(consumer, day, quotes: false, ct);

    private async Task<ReconciliationReport> RunAsync(ConsumerSettings consumer, DateOnly day, bool quotes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        var reported = new ReportDay(day);
        var asks = books.Asks(consumer.Connector);
        var (histories, complete) = await HistoriesAsync(consumer, reported, ct);
        var answers = asks && histories.Count > 0 ? await books.AskAsync(consumer, histories, ct) : BookedDocuments.None;
        var documents = answers.Documents.ToLookup(d => d.ReturnId);
        var unbookable = answers.Unbookable.ToLookup(d => d.ReturnId);
        var tenant = tenants.Find(consumer.Tenant);
        var returns = new List<ReconciledReturn>(histories.Count);
        foreach (var history in histories)
        {
            var key = new StreamKey(history[0].Tenant, history[0].ReturnId);
            var owner = ReturnFold.Rebuild(key, history).Connection;
            returns.Add(new ReconciledReturn
            {
                History = history,
                Deliveries = await DeliveriesAsync(consumer, key.ReturnId, ct),
                Books = new BookedDocuments([.. documents[key.ReturnId]], [.. unbookable[key.ReturnId]]),
                PaidAtSource = tenant is not null && payments.Pays(tenant, owner),
            });
        }

        return Reconciler.Of(new ReconciliationInput
        {
            Consumer = consumer,
            Day = reported,
            AsOf = time.GetUtcNow(),
            BookingGrace = limits.BookingGrace,
            Quotes = quotes,
            Asked = asks,
            Returns = returns,
            Complete = complete,
        });
    }

    private async Task<(IReadOnlyList<IReadOnlyList<RecordedEvent>> Histories, bool Complete)> HistoriesAsync(ConsumerSettings consumer, ReportDay day, CancellationToken ct)
    {
        var tenant = consumer.Tenant;
        var oldest = consumer is { Pulls: true, ConfirmsBookings: true } ? day.From - limits.BookingGrace : day.From;
        var found = new List<IReadOnlyList<RecordedEvent>>();
        var (looked, cursor) = (0, (string?)null);
        do
        {
            var page = await queries.ListReturnsAsync(new ReturnFilter { Tenant = tenant }, new PageRequest(PageSize, cursor), ct);
            foreach (var state in page.Items)
            {
                // Newest change first: what follows was last changed before the day.
                if (state.UpdatedAt < oldest) return (found, true);
                if (++looked > limits.MostLooked) return (found, false);
                var history = await store.ReadStreamAsync(state.Key, 1, ct);
                if (!history.Any(e => day.Holds(e.RecordedAt) && Reconciler.Concerns(e)) && !await IsOverdueAsync(consumer, history, day, ct)) continue;
                if (found.Count == limits.MostReturns) return (found, false);
                found.Add(history);
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        return (found, true);
    }

    // The day on which a booking should have been confirmed is a day of its return: the report of the day it was read on could not know yet.
    private async Task<bool> IsOverdueAsync(ConsumerSettings consumer, IReadOnlyList<RecordedEvent> history, ReportDay day, CancellationToken ct)
    {
        if (consumer is not { Pulls: true, ConfirmsBookings: true }) return false;
        List<RecordedEvent> due = [.. history.Where(e => day.Holds(e.RecordedAt + limits.BookingGrace) && LedgerDocuments.Books(consumer, e))];
        if (due.Count == 0) return false;
        var ended = (await DeliveriesAsync(consumer, history[0].ReturnId, ct))
            .Where(d => d.Status is DeliveryStatus.Confirmed or DeliveryStatus.DeadLettered).Select(d => d.EventId).ToHashSet();
        return due.Exists(e => !ended.Contains(e.Id));
    }

    private async Task<IReadOnlyList<Delivery>> DeliveriesAsync(ConsumerSettings consumer, ReturnId id, CancellationToken ct)
    {
        var rows = new Dictionary<Guid, Delivery>();
        string? cursor = null;
        do
        {
            var page = await ledger.ListAsync(consumer.Tenant, consumer.Id, null, id, new PageRequest(PageSize, cursor), ct);
            foreach (var row in page.Items) rows.TryAdd(row.EventId, row);
            cursor = page.Next;
        }
        while (cursor is not null);
        return [.. rows.Values];
    }
}

/// <summary>How much one report takes on.</summary>
public sealed record ReconcileLimits
{
    /// <summary>Returns in a report; with more it says that it is not complete.</summary>
    public int MostReturns { get; init; } = 500;

    /// <summary>Returns changed since the day began that are looked at.</summary>
    public int MostLooked { get; init; } = 5_000;

    /// <summary>How long a consumer that confirms its bookings has for each.</summary>
    public TimeSpan BookingGrace { get; init; } = TimeSpan.FromHours(24);
}
