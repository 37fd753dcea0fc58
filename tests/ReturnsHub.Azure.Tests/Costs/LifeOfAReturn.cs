using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Azure.Tests.Costs;

/// <summary>
/// What becomes of a return on an ordinary day: two articles of one order asked back, a carrier's six scans, goods received and inspected,
/// a credit approved and booked by two consumers.
/// </summary>
internal sealed class LifeOfAReturn : IDisposable
{
    private static readonly TenantId Shop = new("shop");
    private static readonly Currency Eur = new("EUR");
    private static readonly ReturnHeader Header = new("gid://shopify/Return/6105530", "RMA-6105530", "6105530001");

    private readonly ManualTime _time = new();
    private readonly HubMetrics _metrics = new();
    private readonly RecordHandler _record;
    private readonly RecordPorts _ports;
    private int _facts;

    public LifeOfAReturn(RecordPorts ports)
    {
        _ports = ports;
        _record = new RecordHandler(
            ports.Returns, ports.Lookup, ports.Unmatched, ports.Vault, ports.Queue, new PoliciesInForce(ports.Policies, new OneTenant(), _time), ports.Channels,
            ports.Turns, _metrics, _time, new SequentialIds());
    }

    public StreamKey Key { get; } = new(Shop, ReturnId.For(Shop, "shop", Header.NativeId));

    /// <summary>Facts recorded so far.</summary>
    public int Facts => _facts;

    public void Dispose() => _metrics.Dispose();

    public async Task PassAsync()
    {
        await SayAsync(new OrderReported(Order()));
        await SayAsync(new ReturnRequestReported(Header, [Line("1", "ol-1", "SHIRT-M"), Line("2", "ol-2", "JEANS-32")]));
        foreach (var line in new[] { "1", "2" }) await SayAsync(new ClassificationReported(line, Classification()));
        await SayAsync(new ReturnAuthorisationReported(Header, []));
        await SayAsync(new LabelReported(Header, "1Z999AA10123456784", "UPS"));
        foreach (var status in new[] { TrackingStatus.LabelCreated, TrackingStatus.PickedUp, TrackingStatus.InTransit, TrackingStatus.InTransit, TrackingStatus.OutForDelivery, TrackingStatus.Delivered })
            await SayAsync(new ParcelReported("1Z999AA10123456784", "UPS", status, $"S{_facts}"));
        await SayAsync(new ReceiptReported("RCPT-1", [Goods("1"), Goods("2")]), "rita");
        await SayAsync(new InspectionReported("INSP-1", [Goods("1"), Goods("2")]), "ina");
        var credit = (await _ports.Returns.LoadAsync(Key, CancellationToken.None))!.Credits.Single();
        await SayAsync(new CreditApproval(credit.CreditId, credit.ContentHash), "finn", Role.Approver);
        var events = await _ports.Returns.ReadStreamAsync(Key, 1, CancellationToken.None);
        var released = events.Single(e => e.Type == "returnshub.credit.released.v1");
        foreach (var erp in new[] { "erp", "bi" }) await SayAsync(new DeliveryConfirmed(erp, released.Id, released.Type, credit.CreditId, "4711"));
        await SayAsync(new ReturnClosureReported(Header));
    }

    private async Task SayAsync(FactBody body, string? person = null, params Role[] roles)
    {
        _time.Advance(TimeSpan.FromMinutes(10));
        var fact = new Fact
        {
            Id = $"shopify:shop:{++_facts}",
            Tenant = Shop,
            Subject = new Subject.Known(Key.ReturnId),
            Connection = "shop",
            OccurredAt = _time.GetUtcNow(),
            Actor = person is null ? Actor.Connection("shop") : Actor.Person(person),
            Roles = roles,
            Evidence = EvidenceHash.Of("raw"u8),
            Body = body,
        };
        (await _record.RecordAsync(fact, message: null, CancellationToken.None)).ShouldHaveSingleItem().ShouldNotBeOfType<RecordOutcome.Refused>();
    }

    private OrderReport Order() => new()
    {
        OrderId = Header.OrderId!,
        UpdatedAt = _time.GetUtcNow(),
        Currency = Eur,
        ShippingPaid = new Money(4.90m, Eur),
        Lines =
        [
            new OrderLineReport { OrderLineId = "ol-1", Sku = new Sku("SHIRT-M"), Quantity = 1, Paid = new Money(39.90m, Eur), Vendor = "Alpine", Category = "apparel" },
            new OrderLineReport { OrderLineId = "ol-2", Sku = new Sku("JEANS-32"), Quantity = 1, Paid = new Money(89.90m, Eur), Vendor = "Nordwind", Category = "apparel" },
        ],
    };

    private static RequestedLineReport Line(string id, string orderLine, string sku) =>
        new() { LineId = id, OrderLineId = orderLine, Sku = new Sku(sku), Quantity = 1, ReasonHandle = "size", Note = "Runs small at the shoulders." };

    private static ClassificationReport Classification() => new()
    {
        Code = ReasonCode.SizeTooSmall,
        Confidence = 0.97m,
        Classifier = "local-1",
        Taxonomy = "1",
        InputHash = new string('a', 64),
    };

    private static GoodsLineReport Goods(string line) => new() { LineId = line, Quantity = 1, Condition = Condition.Opened, Grade = Grade.A };

    private sealed class OneTenant : ITenants
    {
        private readonly Tenant _tenant = new()
        {
            Id = Shop,
            Policy = new PolicyDocument { Version = "day-1", Approval = [new ApprovalRule { Id = "over-50", Over = 50, Approvers = 1 }] },
        };

        public IReadOnlyCollection<Tenant> All => [_tenant];

        public Tenant? Find(TenantId id) => id == _tenant.Id ? _tenant : null;
    }
}
