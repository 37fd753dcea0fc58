using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Tests.Reconcile;

/// <summary>A return told event by event, and its reconciliation.</summary>
internal sealed class Told(string orderId = "1001")
{
    public static readonly TenantId Tenant = new("acme");
    public static readonly ReturnId Return = ReturnId.For(Tenant, "shop", "5588001122");
    public static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly Actor Person = Actor.Person("ada");
    private static readonly DecisionTrace Trace = new() { PolicyVersion = "1", Rules = [], Inputs = new Dictionary<string, string>() };

    private readonly List<RecordedEvent> _events = [];
    private readonly List<Delivery> _deliveries = [];
    private int _credits;

    public bool PaidAtSource { get; set; }

    public string Connector { get; set; } = "signed-webhook";

    public bool ConfirmsBookings { get; set; }

    public bool Quotes { get; set; } = true;

    /// <summary>When the books were looked at; everything of day 0 happened at <see cref="At"/>.</summary>
    public DateTimeOffset AsOf { get; set; } = At.AddDays(1);

    public IReadOnlyList<RecordedEvent> History => _events;

    public static Money Money(decimal amount, string currency = "EUR") => new(amount, new Currency(currency));

    public Told Refunded(decimal moved, string id = "ref-1", bool pending = false, string? reference = null, string currency = "EUR", int day = 0) => Add(
        new RefundObserved(At, new RefundReport { RefundId = id, Moved = Money(moved, currency), Pending = pending, Reference = reference }), day);

    public Told Held(decimal amount, CreditOrigin origin = CreditOrigin.Entitlement, CreditSettlement? settlement = null, string currency = "EUR") => Add(new CreditProposed
    {
        CreditId = $"CR-{++_credits}",
        Origin = origin,
        Lines = [new CreditLine { OrderLineId = "11", Quantity = 1, Amount = Money(amount, currency), Tax = Money(0, currency), Fee = Money(0, currency) }],
        Amount = Money(amount, currency),
        Holds = [],
        ApprovalsNeeded = 1,
        ContentHash = $"hash-{_credits}",
        Decision = Trace,
        Settlement = settlement,
    });

    public Told Rejected(decimal amount) => Held(amount).Add(new CreditRejected($"CR-{_credits}", $"hash-{_credits}", Person, At, "no"));

    public Told Credited(decimal amount, CreditOrigin origin = CreditOrigin.Entitlement, DeliveryStatus? delivery = DeliveryStatus.Confirmed, CreditSettlement? settlement = null, string currency = "EUR", int day = 0)
    {
        Held(amount, origin, settlement, currency).Add(
            new CreditReleased
            {
                CreditId = $"CR-{_credits}",
                DocumentNumber = Number(_credits),
                Origin = origin,
                OrderId = orderId,
                Lines = [],
                Amount = Money(amount, currency),
                ApprovedBy = [],
                Decision = Trace,
                Settlement = settlement,
            },
            day);
        return delivery is { } status ? Delivered(status) : this;
    }

    public Told Requested(int quantity) => Add(new ReturnRequested
    {
        Connection = "shop",
        Header = new ReturnHeader("5588001122", "RMA-77", orderId),
        RequestedAt = At,
        RequestedBy = Actor.Hub,
        Lines = [new RequestedLine { LineId = "L1", OrderLineId = "11", Sku = new Sku("JKT-M-BLK"), Quantity = quantity, Reason = ReasonCode.SizeTooSmall }],
    });

    public Told Received(int quantity) => Add(new GoodsReceived("RCV-1", At, Person, [new GoodsLineReport { LineId = "L1", Quantity = quantity }]));

    public Told Moved(int quantity, DeliveryStatus? delivery = DeliveryStatus.Confirmed)
    {
        Add(new InventoryMoved
        {
            LineId = "L1",
            Sku = new Sku("JKT-M-BLK"),
            Quantity = quantity,
            From = InventoryStatus.Expected,
            To = InventoryStatus.ReceivedPendingInspection,
        });
        return delivery is { } status ? Delivered(status) : this;
    }

    /// <summary>What a consumer that fetches events said of the last one.</summary>
    public Told Reported(DeliveryStatus status, Money? amount = null, string number = "GS-1", string answer = "Reported as booked.")
    {
        Delivered(status);
        var dead = status == DeliveryStatus.DeadLettered;
        _deliveries[^1] = _deliveries[^1] with { ForeignId = dead ? null : number, BookedAmount = amount, LastAnswer = answer, Category = dead ? "period-closed" : null };
        return this;
    }

    public static string Number(int credit) => $"RH-{Return.Value["ret_".Length..].ToUpperInvariant()}-{credit}";

    public ReconciliationReport Report(BookedDocuments? books = null, bool complete = true) => Reconciler.Of(new ReconciliationInput
    {
        Consumer = new ConsumerSettings { Tenant = Tenant, Id = "erp", Connector = Connector, ConfirmsBookings = ConfirmsBookings, Url = new Uri("https://erp.example/") },
        Day = new ReportDay(new DateOnly(2026, 11, 20)),
        AsOf = AsOf,
        Asked = books is not null,
        Complete = complete,
        Quotes = Quotes,
        Returns = [new ReconciledReturn { History = _events, Deliveries = _deliveries, PaidAtSource = PaidAtSource, Books = books ?? BookedDocuments.None }],
    });

    /// <summary>What the ERP answers for the memo of the last credit.</summary>
    public BookedDocuments Memo(BookedAnswer answer, decimal? total = null)
    {
        var e = _events.Last(x => x.Data is CreditReleased);
        var credit = (CreditReleased)e.Data;
        return new BookedDocuments(
            [new BookedDocumentState { ReturnId = Return, EventId = e.Id, Kind = BookedKind.CreditMemo, Number = credit.DocumentNumber, Amount = credit.Amount, Answer = answer, Total = total, ForeignNumber = "P-7" }], []);
    }

    private Told Add(ReturnEvent e, int day = 0)
    {
        var n = _events.Count + 1;
        _events.Add(new RecordedEvent
        {
            Id = Guid.Parse($"0195f1c0-7b3a-7c3f-8a52-{n:D12}"),
            Tenant = Tenant,
            ReturnId = Return,
            Sequence = n,
            Type = EventCatalogue.WireName(e),
            OccurredAt = At,
            RecordedAt = At.AddDays(day),
            Source = "shop",
            CausationId = $"test:{n}",
            Actor = Actor.Hub,
            Data = e,
            PreviousHash = "",
            Hash = "",
        });
        return this;
    }

    private Told Delivered(DeliveryStatus status)
    {
        var e = _events[^1];
        _deliveries.Add(new Delivery
        {
            Id = DeliveryIds.Of("erp", e.Id),
            Tenant = Tenant,
            Consumer = "erp",
            EventId = e.Id,
            EventType = e.Type,
            ReturnId = Return,
            Sequence = e.Sequence,
            Status = status,
            Attempts = 3,
            LastAnswer = "503 Service Unavailable",
            UpdatedAt = At,
        });
        return this;
    }
}
