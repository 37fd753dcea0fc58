using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Tests.Booking;

/// <summary>Short histories of one return, for tests of what each event books.</summary>
internal static class Histories
{
    public static readonly Currency Eur = new("EUR");
    public static readonly TenantId Tenant = new("acme");
    public static readonly ReturnId Return = ReturnId.For(Tenant, "shop", "5588001122");
    public static readonly DecisionTrace Trace = new() { PolicyVersion = "2026-11-01", Rules = [], Inputs = new Dictionary<string, string>() };

    public static Money Euro(decimal amount) => new(amount, Eur);

    public static IReadOnlyList<RecordedEvent> Of(params ReturnEvent[] events) =>
    [
        .. events.Select((e, i) => new RecordedEvent
        {
            Id = Guid.Parse($"0195f1c0-7b3a-7c3f-8a52-{i + 1:D12}"),
            Tenant = Tenant,
            ReturnId = Return,
            Sequence = i + 1,
            Type = EventCatalogue.WireName(e),
            OccurredAt = Bench.Now,
            RecordedAt = Bench.Now,
            Source = "shop",
            CausationId = $"test:{i + 1}",
            Actor = Actor.Hub,
            Data = e,
            PreviousHash = "",
            Hash = "",
        }),
    ];

    public static ReturnRequested Requested(int quantity = 1, string? orderLineId = "11", string lineId = "L1", string sku = "JKT-M-BLK") => new()
    {
        Connection = "shop",
        Header = new ReturnHeader("5588001122", "RMA-77", "1001"),
        RequestedAt = Bench.Now,
        RequestedBy = Actor.Hub,
        Lines = [new RequestedLine { LineId = lineId, OrderLineId = orderLineId, Sku = new Sku(sku), Quantity = quantity, Reason = ReasonCode.SizeTooSmall }],
    };

    public static OrderAttached Order(int quantity = 1, decimal paid = 89.90m, decimal tax = 14.35m) => new(new OrderReport
    {
        OrderId = "1001",
        UpdatedAt = Bench.Now,
        Currency = Eur,
        Country = "DE",
        Lines = [new OrderLineReport { OrderLineId = "11", Sku = new Sku("JKT-M-BLK"), Quantity = quantity, Paid = Euro(paid), Tax = Euro(tax), UnitCost = Euro(31m) }],
    });

    public static ReturnAuthorised Authorised { get; } = new(Bench.Now);

    public static InventoryMoved Moved(InventoryStatus from, InventoryStatus to, int quantity = 1, string lineId = "L1", string? location = null) =>
        new() { LineId = lineId, Sku = new Sku("JKT-M-BLK"), Quantity = quantity, From = from, To = to, Location = location };

    public static CreditReleased Credit(params CreditLine[] lines) => new()
    {
        CreditId = "CR-1",
        DocumentNumber = "RH-7Q2M-1",
        Origin = CreditOrigin.Entitlement,
        OrderId = "1001",
        Lines = lines,
        Amount = lines.Aggregate(Money.Zero(lines[0].Amount.Currency), (sum, l) => sum + l.Amount),
        ApprovedBy = [],
        Decision = Trace,
    };

    public static CreditLine Line(int quantity = 1, decimal amount = 89.90m, decimal tax = 14.35m, string orderLineId = "11", string? sku = "JKT-M-BLK") => new()
    {
        OrderLineId = orderLineId,
        Sku = sku is null ? null : new Sku(sku),
        Quantity = quantity,
        Amount = Euro(amount),
        Tax = Euro(tax),
        Fee = Euro(0),
    };

    public static Profile Profile(StockBooking stock = StockBooking.CreditMemo) => new()
    {
        Name = "test 1",
        Stock = stock,
        Customers = new CustomerMap { Default = "C1" },
        Locations = stock == StockBooking.CreditMemo
            ? new Dictionary<InventoryStatus, string> { [InventoryStatus.Sellable] = "MAIN" }
            : new Dictionary<InventoryStatus, string>
            {
                [InventoryStatus.ReceivedPendingInspection] = "DOCK",
                [InventoryStatus.Sellable] = "MAIN",
                [InventoryStatus.Quarantine] = "QUAR",
            },
        Accounts = new AccountMap { NotRestocked = "6120", Shipping = "6130", Other = "6190" },
        Reasons = new Dictionary<ReasonCode, string> { [ReasonCode.SizeTooSmall] = "SIZE" },
        Taxes = [new TaxCode(0.19m, "S19", "DE"), new TaxCode(0.07m, "S7", "DE"), new TaxCode(0m, "S0")],
    };
}
