using System.Text.Json.Nodes;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Erps.Booking.Reading;
using ReturnsHub.Erps.Tests.BusinessCentral;
using ReturnsHub.Erps.Tests.Dynamics;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Erps.Tests.Booking.Reading;

/// <summary>A company on Business Central with the extension and all articles, into which scenarios are delivered, and its reconciliation.</summary>
internal sealed class ReconciledCompany : IAsyncDisposable
{
    private readonly HttpClient _http = Bench.Client();
    private readonly List<(IReadOnlyList<RecordedEvent> History, List<Delivery> Deliveries)> _returns = [];
    private readonly HubLink _hub;

    private ReconciledCompany() => _hub = new HubLink(Erp);

    public FakeBusinessCentral Erp { get; } = new();

    public bool PaidAtSource { get; set; }

    public ErpBooksLimits Limits { get; set; } = new();

    /// <summary>Starts a company.</summary>
    /// <param name="currency">The company's own currency, in which its journals are.</param>
    public static async Task<ReconciledCompany> StartAsync(string currency = "EUR")
    {
        var company = new ReconciledCompany();
        await company.Erp.StartAsync();
        company.Erp.Settle = profile => Settle(profile, currency);
        var books = company.Erp.Books;
        books.OpenFrom = new DateOnly(2026, 1, 1);
        foreach (var article in Article.All) books.Items.Add(article.Sku.Value);
        foreach (var account in new[] { "2130", "5480", "5485", "6135", "6140", "6190", "6910", "7270", "7280", "7285" }) books.Accounts.Add(account);
        foreach (var (i, place) in new[] { "QUAR", "VENDOR", "RETURNS" }.Index()) books.Locations[place] = $"b7e40000-0000-0000-0000-00000000010{i}";
        foreach (var (i, reason) in new[] { "SIZE", "DAMAGE" }.Index()) books.Reasons[reason] = $"0a1d0000-0000-0000-0000-00000000010{i}";
        books.Taxes["NYTAX"] = 0.08875m;
        return company;
    }

    public async ValueTask DisposeAsync()
    {
        _hub.Dispose();
        _http.Dispose();
        await Erp.DisposeAsync();
    }

    /// <summary>Records a scenario, or its beginning, and delivers its events until each is booked or refused.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="upTo">Which of its events there are; null for all.</param>
    /// <param name="skip">Events that are not delivered.</param>
    public async Task<IReadOnlyList<RecordedEvent>> PlayAsync(
        string scenario, Func<RecordedEvent, bool>? upTo = null, Func<RecordedEvent, bool>? skip = null)
    {
        var history = ScenarioPlay.Record(scenario);
        if (upTo is not null) history = [.. history.TakeWhile(upTo)];
        var deliveries = new List<Delivery>();
        for (var n = 1; n <= history.Count; n++)
        {
            if (skip?.Invoke(history[n - 1]) == true) continue;
            deliveries.Add(Row(history[n - 1], await _hub.UntilSettledAsync([.. history.Take(n)])));
        }

        _returns.Add((history, deliveries));
        return history;
    }

    /// <summary>Sets how an event's delivery stands.</summary>
    public void Stands<T>(DeliveryStatus status)
    {
        foreach (var (history, deliveries) in _returns)
        {
            foreach (var e in history.Where(e => e.Data is T))
            {
                deliveries.RemoveAll(d => d.EventId == e.Id);
                deliveries.Add(Row(e, new DeliveryOutcome(OutcomeKind.Retry, "503 Service Unavailable")) with { Status = status });
            }
        }
    }

    public async Task<ReconciliationReport> ReportAsync()
    {
        var books = new ErpBooks(_ => _http, Limits, Erp.Time);
        var answers = await books.AskAsync(Erp.Consumer, [.. _returns.Select(r => r.History)], default);
        return Reconciler.Of(new ReconciliationInput
        {
            Consumer = Erp.Consumer,
            Day = new ReportDay(DateOnly.FromDateTime(ScenarioPlay.Start.UtcDateTime)),
            AsOf = Bench.Now,
            Asked = books.Asks(Erp.Consumer.Connector),
            Returns =
            [
                .. _returns.Select(r => new ReconciledReturn
                {
                    History = r.History,
                    Deliveries = r.Deliveries,
                    PaidAtSource = PaidAtSource,
                    Books = new BookedDocuments(
                        [.. answers.Documents.Where(d => d.ReturnId == r.History[0].ReturnId)], [.. answers.Unbookable.Where(d => d.ReturnId == r.History[0].ReturnId)]),
                }),
            ],
        });
    }

    private static void Settle(JsonObject profile, string currency)
    {
        profile["settings"]!["currency"] = currency;
        profile["settings"]!["extension"] = "true";
        profile["stock"] = "MOVES";
        profile["journals"] = "ALL";
        profile["vendors"]!["Lumen Works"] = "V10000";
        profile["locations"] = new JsonObject
        {
            ["RECEIVED_PENDING_INSPECTION"] = "INSPECT",
            ["SELLABLE"] = "MAIN",
            ["RESALE_CHANNEL"] = "OUTLET",
            ["QUARANTINE"] = "QUAR",
            ["VENDOR_HOLD"] = "VENDOR",
        };
    }

    private static Delivery Row(RecordedEvent e, DeliveryOutcome outcome) => new()
    {
        Id = DeliveryIds.Of("erp", e.Id),
        Tenant = e.Tenant,
        Consumer = "erp",
        EventId = e.Id,
        EventType = e.Type,
        ReturnId = e.ReturnId,
        Sequence = e.Sequence,
        Status = outcome.Kind == OutcomeKind.Confirmed ? DeliveryStatus.Confirmed : DeliveryStatus.DeadLettered,
        Attempts = 1,
        LastAnswer = outcome.Answer,
        ForeignId = outcome.ForeignId,
        UpdatedAt = e.RecordedAt,
    };
}
