using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Erps.Tests.Dynamics;

/// <summary>
/// One return, told up to the event that is booked: a jacket at 119.00 (19.00 tax) that goes back on sale, a cup at 23.80 (3.80 tax) that
/// is destroyed, and 5.95 (0.95 tax) of shipping.
/// </summary>
internal static class Story
{
    public const string CreditNumber = "RH-7Q2M-CR-1";
    public const string EntryNumber = "RH-7Q2MD4KX9TVB3HNC-JE-1";
    public const string ClaimNumber = "RH-7Q2M-CL-1";

    public static readonly Currency Eur = new("EUR");
    public static readonly Currency Usd = new("USD");
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    public static readonly TenantId Tenant = new("acme");
    public static readonly ReturnId Return = ReturnId.For(Tenant, "shop", "5588001122");

    private static readonly Actor By = Actor.Hub;
    private static readonly DecisionTrace Decision = new() { PolicyVersion = "1", Rules = [], Inputs = new Dictionary<string, string>() };
    private static readonly Sku Jacket = new("JKT-M-BLK");
    private static readonly Sku Cup = new("CUP-WHT");

    public static string ReturnOrderNumber => $"RA-{Core}";

    public static string Core => Return.Value["ret_".Length..].ToUpperInvariant();

    public static IReadOnlyList<RecordedEvent> Authorised() => History(new ReturnAuthorised(Now));

    public static IReadOnlyList<RecordedEvent> Received() => History(new ReturnAuthorised(Now), Receipt());

    /// <summary>The jacket goes from inspection to sale.</summary>
    public static IReadOnlyList<RecordedEvent> Moved() => History(
        new ReturnAuthorised(Now),
        Receipt(),
        Move("l1", Jacket, InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection),
        Move("l1", Jacket, InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable));

    /// <summary>The cup leaves stock.</summary>
    public static IReadOnlyList<RecordedEvent> Destroyed() => History(
        Move("l2", Cup, InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection),
        Move("l2", Cup, InventoryStatus.ReceivedPendingInspection, InventoryStatus.Disposed));

    /// <summary>The jacket comes from the customer into inspection.</summary>
    public static IReadOnlyList<RecordedEvent> Arrived() => History(Move("l1", Jacket, InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection));

    /// <summary>Jacket, cup and shipping are credited: 148.75, the jacket being back on sale.</summary>
    public static IReadOnlyList<RecordedEvent> Credited(Currency? currency = null, CreditSettlement? settlement = null, CreditOrigin origin = CreditOrigin.Entitlement)
    {
        var c = currency ?? Eur;
        return History(
            new ReturnAuthorised(Now),
            Move("l1", Jacket, InventoryStatus.Expected, InventoryStatus.Sellable),
            new CreditReleased
            {
                CreditId = "CR-1",
                DocumentNumber = CreditNumber,
                Origin = origin,
                OrderId = "1001",
                Rma = "R-481",
                Lines =
                [
                    Credit("11", Jacket, 1, 119.00m, 19.00m, c),
                    Credit("12", Cup, 1, 23.80m, 3.80m, c),
                    Credit("shipping", null, 0, 5.95m, 0.95m, c),
                ],
                Amount = new Money(148.75m, c),
                ApprovedBy = [],
                Decision = Decision,
                Settlement = settlement,
            });
    }

    /// <summary>The cup is written off: 7.50.</summary>
    public static IReadOnlyList<RecordedEvent> WrittenOff(Currency? currency = null)
    {
        var c = currency ?? Eur;
        return History(new JournalEntered
        {
            EntryNumber = EntryNumber,
            Units = "u1",
            LineId = "l2",
            Sku = Cup,
            Quantity = 1,
            Disposition = Disposition.SecureDestruction,
            Lines =
            [
                new JournalLine(JournalAccount.DestructionExpense, new Money(7.50m, c), Money.Zero(c)),
                new JournalLine(JournalAccount.CostOfGoodsSold, Money.Zero(c), new Money(7.50m, c)),
            ],
            Decision = Decision,
        });
    }

    /// <summary>The vendor of the jacket is charged 40.00.</summary>
    public static IReadOnlyList<RecordedEvent> Claimed() => History(
        new ClaimOpened { ClaimId = "CL-1", Against = Fault.Vendor, Party = "acme-textiles", LineId = "l1", Quantity = 1, Reason = ReasonCode.Defective, Decision = Decision },
        new ClaimSubmitted { ClaimId = "CL-1", DocumentNumber = ClaimNumber, Quantity = 1, Amount = new Money(40.00m, Eur), By = By, At = Now });

    public static DeliveryAttempt Attempt(IReadOnlyList<RecordedEvent> history, bool maySend = true) => new()
    {
        DeliveryId = "erp:" + history[^1].Id,
        Event = history[^1],
        ReadHistoryAsync = _ => Task.FromResult(history),
        MaySendAsync = _ => Task.FromResult(maySend),
    };

    private static GoodsReceived Receipt() => new("rc-1", Now, By, [new GoodsLineReport { LineId = "l1", Quantity = 1 }, new GoodsLineReport { LineId = "l2", Quantity = 1 }]);

    private static InventoryMoved Move(string line, Sku sku, InventoryStatus from, InventoryStatus to) => new() { LineId = line, Sku = sku, Quantity = 1, From = from, To = to };

    private static CreditLine Credit(string line, Sku? sku, int quantity, decimal amount, decimal tax, Currency c) => new()
    {
        OrderLineId = line,
        Sku = sku,
        Quantity = quantity,
        Amount = new Money(amount, c),
        Tax = new Money(tax, c),
        Fee = Money.Zero(c),
    };

    private static IReadOnlyList<RecordedEvent> History(params ReturnEvent[] events)
    {
        ReturnEvent[] all =
        [
            new ReturnRequested
            {
                Connection = "shop",
                Header = new ReturnHeader("5588001122", "R-481", "1001"),
                RequestedAt = Now,
                RequestedBy = By,
                Lines =
                [
                    new RequestedLine { LineId = "l1", OrderLineId = "11", Sku = Jacket, Quantity = 1, Reason = ReasonCode.Defective },
                    new RequestedLine { LineId = "l2", OrderLineId = "12", Sku = Cup, Quantity = 1, Reason = ReasonCode.ChangedMind },
                ],
            },
            new OrderAttached(new OrderReport
            {
                OrderId = "1001",
                UpdatedAt = Now,
                Currency = Eur,
                Country = "DE",
                Lines =
                [
                    new OrderLineReport { OrderLineId = "11", Sku = Jacket, Quantity = 1, Paid = new Money(119.00m, Eur), UnitCost = new Money(48.20m, Eur) },
                    new OrderLineReport { OrderLineId = "12", Sku = Cup, Quantity = 1, Paid = new Money(23.80m, Eur), UnitCost = new Money(7.50m, Eur) },
                ],
            }),
            .. events,
        ];
        return
        [
            .. all.Select((data, i) => new RecordedEvent
            {
                Id = new Guid(i + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
                Tenant = Tenant,
                ReturnId = Return,
                Sequence = i + 1,
                Type = EventCatalogue.WireName(data),
                OccurredAt = Now,
                RecordedAt = Now,
                Source = "shop",
                CausationId = "test",
                Actor = By,
                Data = data,
                PreviousHash = "",
                Hash = "",
            }),
        ];
    }
}
