using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.Booking;

/// <summary>
/// A small return, event by event: two jackets at 89.90 EUR (19 % inside) and a book at 10.70 EUR (7 % inside), sold to Germany.
/// </summary>
internal sealed class ReturnPlay
{
    public const string Jacket = "JKT-M-BLK";
    public const string Book = "BOOK-1";

    public static readonly Currency Eur = new("EUR");

    private static readonly TenantId Tenant = new("acme");
    private static readonly ReturnId Id = ReturnId.For(Tenant, "shop", "5588001122");
    private static readonly DecisionTrace Trace = new() { PolicyVersion = "2026-11-01", Rules = [], Inputs = new Dictionary<string, string>() };

    private readonly List<RecordedEvent> _events = [];

    public static string ReturnOrder => $"RA-{Code}";

    private static string Code => Id.Value["ret_".Length..].ToUpperInvariant();

    /// <summary>The number of a document that its event's place in the stream names.</summary>
    public string Number(string kind) => $"{kind}-{Code}-{_events.Count}";

    /// <summary>Asked for and its order known; not authorised yet.</summary>
    public static ReturnPlay Requested(int jackets = 2, int books = 0)
    {
        List<RequestedLine> lines = [new RequestedLine { LineId = "r1", OrderLineId = "11", Sku = new Sku(Jacket), Quantity = jackets, Reason = ReasonCode.Defective }];
        if (books > 0) lines.Add(new RequestedLine { LineId = "r2", OrderLineId = "12", Sku = new Sku(Book), Quantity = books });
        return new ReturnPlay()
            .Then(new ReturnRequested { Connection = "shop", Header = new ReturnHeader("5588001122", "RMA-519", "1001"), RequestedAt = Bench.Now, RequestedBy = Actor.Person("shopper"), Lines = lines })
            .Then(new OrderAttached(new OrderReport
            {
                OrderId = "1001",
                UpdatedAt = Bench.Now,
                Currency = Eur,
                Country = "DE",
                Lines =
                [
                    new OrderLineReport { OrderLineId = "11", Sku = new Sku(Jacket), Quantity = 2, Paid = E(179.80m), Tax = E(28.70m), UnitCost = E(40m) },
                    new OrderLineReport { OrderLineId = "12", Sku = new Sku(Book), Quantity = 1, Paid = E(10.70m), Tax = E(0.70m) },
                ],
            }));
    }

    public ReturnPlay Authorised() => Then(new ReturnAuthorised(Bench.Now));

    public ReturnPlay Received(int quantity = 2, string line = "r1", string sku = Jacket, string receipt = "rc-1") =>
        Then(new GoodsReceived(receipt, Bench.Now, Actor.Connection("wh"), [new GoodsLineReport { LineId = line, Sku = new Sku(sku), Quantity = quantity }]));

    public ReturnPlay Moved(InventoryStatus from, InventoryStatus to, int quantity = 1) =>
        Then(new InventoryMoved { LineId = "r1", Sku = new Sku(Jacket), Quantity = quantity, From = from, To = to });

    /// <summary>A credit over some units of the jacket, and 4.90 shipping where asked for.</summary>
    public ReturnPlay Credited(int jackets = 1, decimal amount = 89.90m, decimal tax = 14.35m, bool shipping = false, CreditOrigin origin = CreditOrigin.Entitlement, CreditSettlement? settlement = null)
    {
        List<CreditLine> lines = [new CreditLine { OrderLineId = "11", Sku = new Sku(Jacket), Quantity = jackets, Amount = E(amount), Tax = E(tax), Fee = E(0) }];
        if (shipping) lines.Add(new CreditLine { OrderLineId = "shipping", Quantity = 0, Amount = E(4.90m), Tax = E(0.78m), Fee = E(0) });
        return Then(new CreditReleased
        {
            CreditId = "CR-1",
            DocumentNumber = "CR-7Q2M-1",
            Origin = origin,
            OrderId = "1001",
            Lines = lines,
            Amount = lines.Aggregate(E(0), (sum, l) => sum + l.Amount),
            ApprovedBy = [],
            Decision = Trace,
            Settlement = settlement,
        });
    }

    public ReturnPlay Journal(decimal amount = 40m) => Then(new JournalEntered
    {
        EntryNumber = "JE-7Q2M-1",
        Units = "u1",
        LineId = "r1",
        Sku = new Sku(Jacket),
        Quantity = 1,
        Disposition = Disposition.Recycle,
        Lines = [new JournalLine(JournalAccount.InventoryWriteOff, E(amount), E(0)), new JournalLine(JournalAccount.Inventory, E(0), E(amount))],
        Decision = Trace,
    });

    public ReturnPlay Claimed(decimal amount = 34m) => this
        .Then(new ClaimOpened { ClaimId = "cl-1", Against = Core.Codes.Fault.Vendor, Party = "ACME", LineId = "r1", Quantity = 1, Reason = ReasonCode.Defective, Decision = Trace })
        .Then(new ClaimSubmitted { ClaimId = "cl-1", DocumentNumber = "VC-7Q2M-1", Quantity = 1, Amount = E(amount), By = Actor.Person("clerk"), At = Bench.Now });

    public ReturnPlay Then(ReturnEvent data)
    {
        var sequence = _events.Count + 1;
        _events.Add(new RecordedEvent
        {
            Id = new Guid(sequence, 0, 0, new byte[8]),
            Tenant = Tenant,
            ReturnId = Id,
            Sequence = sequence,
            Type = EventCatalogue.WireName(data),
            OccurredAt = Bench.Now,
            RecordedAt = Bench.Now,
            Source = "shop",
            CausationId = "test:1",
            Actor = Actor.Hub,
            Data = data,
            PreviousHash = "",
            Hash = "",
        });
        return this;
    }

    /// <summary>Delivers the last event to an ERP, once.</summary>
    public async Task<DeliveryOutcome> DeliverAsync(FakeErp erp, HttpClient http, IErpConnector? connector = null, bool permit = true)
    {
        RecordedEvent[] history = [.. _events];
        connector ??= erp.Registration.Connect(erp.Consumer, http, erp.Time);
        return await connector.DeliverAsync(
            new DeliveryAttempt
            {
                DeliveryId = $"erp:{history[^1].Id:N}",
                Event = history[^1],
                ReadHistoryAsync = _ => Task.FromResult<IReadOnlyList<RecordedEvent>>(history),
                MaySendAsync = _ => Task.FromResult(permit),
            },
            CancellationToken.None);
    }

    /// <summary>The requests that the last event's documents would be booked with.</summary>
    public IReadOnlyList<ErpRequest> Preview(FakeErp erp, HttpClient http)
    {
        var profile = ProfileReader.Read(erp.Profile).Profile!;
        var system = erp.Registration.Make(new ErpConnection(erp.Consumer, profile, http, erp.Time));
        return [.. Bookings.Of(_events, profile, system.Books).Documents.SelectMany(system.Preview)];
    }

    private static Money E(decimal amount) => new(amount, Eur);
}
