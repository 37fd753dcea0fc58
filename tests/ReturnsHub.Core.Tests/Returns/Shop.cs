using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns;

/// <summary>One return of a small shop, driven fact by fact.</summary>
internal sealed class Shop
{
    public static readonly DateTimeOffset Day = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly TenantId Tenant = new("outdoor");
    public static readonly Currency Eur = new("EUR");
    public const string Connection = "shopify-eu";

    private int _facts;
    private long _ids;

    public Shop(PolicyDocument? policy = null)
    {
        Policy = policy ?? Policies.Plain;
        State = ReturnState.New(new StreamKey(Tenant, ReturnId.For(Tenant, Connection, "5588")));
    }

    public PolicyDocument Policy { get; set; }

    public ReturnState State { get; private set; }

    public List<RecordedEvent> Stream { get; } = [];

    public IReadOnlyDictionary<string, Money>? Elsewhere { get; set; }

    public IReadOnlyDictionary<string, UnitsElsewhere>? Units { get; set; }

    public IReadOnlyDictionary<string, int> ChannelUse { get; set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public IReadOnlyList<UnitsRequested>? RequestedElsewhere { get; set; }

    public static Money Euro(decimal amount) => new(amount, Eur);

    public static ReturnHeader Header { get; } = new("5588", "#2044-R1", "6100");

    /// <summary>Time that has passed beside the minute that every fact takes.</summary>
    public TimeSpan Passed { get; set; }

    public Actor? PolicyProposedBy { get; set; }

    /// <summary>Plays a fact. A person has every role that decides on returns unless <paramref name="roles"/> says otherwise.</summary>
    public StepResult Play(FactBody body, DateTimeOffset? at = null, Actor? by = null, string? id = null, IReadOnlyList<Role>? roles = null) => Play(new Fact
    {
        Id = id ?? $"fact-{++_facts}",
        Tenant = Tenant,
        Subject = new Subject.Known(State.ReturnId),
        Connection = Connection,
        OccurredAt = at ?? Day.AddHours(_facts),
        Actor = by ?? Actor.Connection(Connection),
        Roles = roles ?? (by is { Kind: ActorKind.Person } ? [Role.Clerk, Role.Inspector, Role.Approver, Role.Controller] : []),
        Body = body,
    });

    public StepResult Play(Fact fact)
    {
        var now = Day.AddDays(1).AddMinutes(++_ids) + Passed;
        var step = ReturnStep.Decide(State, fact, Policy, now, new Surroundings { CreditedElsewhere = Elsewhere, UnitsElsewhere = Units, ChannelUse = ChannelUse, RequestedElsewhere = RequestedElsewhere, PolicyProposedBy = PolicyProposedBy });
        var (events, after) = EventStamp.Stamp(State, fact, step.Events, now, new CountingIds(this));
        Stream.AddRange(events);
        State = after;
        return step;
    }

    public void Request(int quantity = 1, ReasonCode reason = ReasonCode.ChangedMind, string? note = null, params string[] serials) =>
        Play(new ReturnRequestReported(Header, [Line("rl-1", "ol-1", quantity, reason, note, serials)]), Day);

    public void Authorise() => Play(new ReturnAuthorisationReported(Header, []), Day.AddHours(1));

    public void Order(decimal paid = 100, int quantity = 1, string sku = "TENT-2P", decimal? tax = null, DateTimeOffset? delivered = null, params string[] serials) =>
        Play(new OrderReported(OrderOf(OrderLine("ol-1", sku, quantity, paid, tax, serials)) with { DeliveredAt = delivered ?? Day.AddDays(-5) }));

    public void Receive(int quantity = 1, Condition condition = Condition.Opened, params string[] serials) =>
        Play(new ReceiptReported($"RCV-{_facts}", [Goods(quantity, condition, Grade.U, serials)]), by: Actor.Person("rita"));

    /// <summary>A return of one order line that was asked for, accepted and priced; nothing has come back.</summary>
    public static Shop Accepted(
        PolicyDocument? policy = null, decimal paid = 100, int quantity = 1, ReasonCode reason = ReasonCode.ChangedMind, string sku = "TENT-2P", decimal? tax = null)
    {
        var shop = new Shop(policy);
        shop.Request(quantity, reason);
        shop.Authorise();
        shop.Order(paid, quantity, sku, tax);
        return shop;
    }

    public void Classify(ReasonCode code, decimal confidence, ReasonCode? secondary = null) => Play(new ClassificationReported("rl-1", new ClassificationReport
    {
        Code = code,
        Secondary = secondary,
        Confidence = confidence,
        Classifier = "test",
        Taxonomy = "test",
        InputHash = "00",
    }));

    public StepResult Reject(string by = "finn", string? hash = null) =>
        Play(new CreditRejection(Held.CreditId, hash, "NOT_OURS"), by: Actor.Person(by));

    public void Dispose(Disposition disposition, int quantity = 1, params string[] serials) => Play(new DispositionReported($"DSP-{_facts}", [new DispositionLineReport
    {
        Quantity = quantity,
        Disposition = disposition,
        Serials = serials,
    }]));

    public IEnumerable<ExceptionKind> Exceptions => State.Exceptions.Select(e => e.Kind);

    public Credit Credit => State.Credits.ShouldHaveSingleItem();

    public void Inspect(int quantity = 1, Grade grade = Grade.A, Condition condition = Condition.Opened, string? sku = null, params string[] serials) =>
        Play(new InspectionReported($"INS-{_facts}", [Goods(quantity, condition, grade, serials) with { Sku = Sku.From(sku) }]), by: Actor.Person("ina"));

    public void Refund(decimal moved, string id = "ref-1", bool pending = false, int quantity = 1) =>
        Play(new RefundReported(Header, new RefundReport
        {
            RefundId = id,
            Moved = Euro(moved),
            Pending = pending,
            Lines = [new RefundLineReport("ol-1", quantity, Euro(moved))],
        }));

    public StepResult Approve(string by = "finn", string? hash = null) =>
        Play(new CreditApproval(Held.CreditId, hash), by: Actor.Person(by));

    public Credit Held => State.Credits.Single(c => c.Status == CreditStatus.Held);

    public decimal Released => State.Credits.Where(c => c.Status is CreditStatus.Released or CreditStatus.Posted).Sum(c => c.Amount.Amount);

    public IEnumerable<T> Events<T>()
        where T : ReturnEvent => Stream.Select(e => e.Data).OfType<T>();

    public static RequestedLineReport Line(string id, string orderLine, int quantity, ReasonCode reason, string? note = null, params string[] serials) => new()
    {
        LineId = id,
        OrderLineId = orderLine,
        Quantity = quantity,
        Reason = reason,
        Note = note,
        Serials = serials,
    };

    public static OrderLineReport OrderLine(string id, string sku, int quantity, decimal paid, decimal? tax = null, params string[] serials) => new()
    {
        OrderLineId = id,
        Sku = new Sku(sku),
        Quantity = quantity,
        Paid = Euro(paid),
        Tax = tax is { } t ? Euro(t) : null,
        Vendor = "Alpine Works",
        Serials = serials,
    };

    public static OrderReport OrderOf(params OrderLineReport[] lines) => new()
    {
        OrderId = "6100",
        UpdatedAt = Day.AddDays(-4),
        DeliveredAt = Day.AddDays(-5),
        Currency = Eur,
        ShippingPaid = Euro(4.90m),
        Lines = lines,
    };

    private static GoodsLineReport Goods(int quantity, Condition condition, Grade grade, IReadOnlyList<string> serials) =>
        new() { Quantity = quantity, Condition = condition, Grade = grade, Serials = serials };

    private sealed class CountingIds(Shop shop) : IIds
    {
        public Guid Next(DateTimeOffset at) => new((int)(++shop._ids), 0, 0, new byte[8]);
    }
}

internal static class Policies
{
    /// <summary>Everything is inspected, nothing costs a fee, nothing needs approval.</summary>
    public static PolicyDocument Plain { get; } = new()
    {
        Version = "plain-1",
        Dispositions = [new DispositionRule { Id = "D-all", Disposition = Codes.Disposition.Restock }],
    };
}
