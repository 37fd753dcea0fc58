using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Testing.Contracts;

/// <summary>The ports that recording a fact needs, of one backend.</summary>
public sealed record RecordPorts(IReturnStore Returns, ILookup Lookup, IUnmatchedReports Unmatched, IPersonalDataVault Vault, IMessageQueue Queue, IPolicyStore Policies, IChannelUse Channels, IOrderTurns Turns);

/// <summary>
/// Promise 2 on a real store: however many attempts to credit a return run at once, no more goes out than is refundable. Order
/// line <c>ol-1</c> was sold for 100.00.
/// </summary>
public abstract class CreditRaceContract : PortContract<RecordPorts>, IDisposable
{
    private const int Attempts = 200;
    private static readonly TenantId Shop = new("shop");
    private static readonly Currency Eur = new("EUR");
    private readonly HubMetrics _metrics = new();

    [Fact]
    public async Task Of_200_attempts_to_credit_one_return_at_once_no_cent_too_much_goes_out()
    {
        var hub = Hub(approvers: 2);
        var id = await HeldAsync(hub, "r-1");
        var credit = (await Port.Returns.LoadAsync(id, Ct))!.Credits.Single();

        await AtOnceAsync(hub, attempt => (attempt % 4) switch
        {
            0 => Say(id, $"approve-{attempt}", new CreditApproval("CR-1", credit.ContentHash), $"approver-{attempt}", Role.Approver),
            1 => Say(id, $"break-{attempt}", new BreakGlass("CR-1", credit.ContentHash, "customer at the counter"), $"controller-{attempt}", Role.Controller),
            2 => Say(id, $"refund-{attempt}", Refund($"ref-{attempt}", 15)),
            _ => Say(id, $"inspection-{attempt}", Inspection($"INS-{attempt}"), "ina"),
        });

        var state = await ShouldBeWithinAsync(100, id);
        Released(state).Sum(c => c.Amount.Amount).ShouldBe(100, "each attempt alone would have credited all or a part; together they credit all");
    }

    [Fact]
    public async Task Of_200_attempts_at_once_with_the_same_approval_and_refund_each_counts_once()
    {
        var hub = Hub(approvers: 1);
        var id = await HeldAsync(hub, "r-1");
        var credit = (await Port.Returns.LoadAsync(id, Ct))!.Credits.Single();

        await AtOnceAsync(hub, attempt => attempt % 2 == 0
            ? Say(id, "approve", new CreditApproval("CR-1", credit.ContentHash), "finn", Role.Approver)
            : Say(id, "refund", Refund("ref-1", 40)));

        var state = await ShouldBeWithinAsync(100, id);
        (await Port.Returns.ReadStreamAsync(id, 1, Ct)).Count(e => e.Data is RefundObserved).ShouldBe(1);
        state.Credits.Count(c => c.Origin == CreditOrigin.PlatformRefund).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Of_200_attempts_to_credit_two_returns_of_one_order_at_once_the_line_is_credited_once()
    {
        var hub = Hub(approvers: 1);
        StreamKey[] ids = [await HeldAsync(hub, "r-1"), await HeldAsync(hub, "r-2")];
        var seen = new List<string>();
        foreach (var id in ids) seen.Add((await Port.Returns.LoadAsync(id, Ct))!.Credits.Single().ContentHash);

        await AtOnceAsync(hub, attempt =>
        {
            var which = attempt % 2;
            return (attempt % 6) switch
            {
                0 or 1 => Say(ids[which], $"approve-{attempt}", new CreditApproval("CR-1", null), $"approver-{attempt}", Role.Approver),
                2 or 3 => Say(ids[which], $"break-{attempt}", new BreakGlass("CR-1", seen[which], "customer at the counter"), $"controller-{attempt}", Role.Controller),
                _ => Say(ids[which], $"refund-{attempt}", Refund($"ref-{attempt}", 30)),
            };
        });

        await ShouldBeWithinAsync(100, ids);
        var all = new List<ReturnState>();
        foreach (var id in ids) all.Add((await Port.Returns.LoadAsync(id, Ct))!);
        all.SelectMany(Released).Sum(c => c.Amount.Amount).ShouldBe(100);
    }

    [Fact]
    public async Task Two_processes_over_one_store_credit_a_return_once()
    {
        var id = await HeldAsync(Hub(approvers: 1), "r-1");
        var credit = (await Port.Returns.LoadAsync(id, Ct))!.Credits.Single();
        var processes = await TwoProcessesAsync();

        await Task.WhenAll(Enumerable.Range(0, Attempts).Select(attempt => Task.Run(() => RecordAsync(
            processes[attempt % 2],
            attempt % 3 == 0
                ? Say(id, $"refund-{attempt}", Refund($"ref-{attempt}", 15))
                : Say(id, $"approve-{attempt}", new CreditApproval("CR-1", credit.ContentHash), $"approver-{attempt}", Role.Approver)))));

        var state = await ShouldBeWithinAsync(100, id);
        Released(state).Sum(c => c.Amount.Amount).ShouldBe(100);
    }

    [Fact]
    public async Task Two_processes_on_two_returns_of_one_order_credit_the_line_once()
    {
        var hub = Hub(approvers: 1);
        StreamKey[] ids = [await HeldAsync(hub, "r-1"), await HeldAsync(hub, "r-2")];
        var processes = await TwoProcessesAsync();

        await Task.WhenAll(Enumerable.Range(0, 24).Select(attempt => Task.Run(() => RecordAsync(
            processes[attempt % 2],
            Say(ids[attempt % 2], $"approve-{attempt}", new CreditApproval("CR-1", null), $"approver-{attempt}", Role.Approver)))));

        await ShouldBeWithinAsync(100, ids);
        var released = 0m;
        foreach (var id in ids) released += Released((await Port.Returns.LoadAsync(id, Ct))!).Sum(c => c.Amount.Amount);
        released.ShouldBe(100, "one of the two is credited in full, the other not at all");
    }

    /// <summary>The ports of a second process over the same store; of the first, where a store serves one process at a time.</summary>
    protected virtual Task<RecordPorts> SecondProcessAsync() => Task.FromResult(Port);

    public void Dispose()
    {
        _metrics.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<RecordHandler[]> TwoProcessesAsync() => [Hub(approvers: 1), Hub(approvers: 1, await SecondProcessAsync())];

    private RecordHandler Hub(int approvers) => Hub(approvers, Port);

    protected RecordHandler Hub(int approvers, RecordPorts on) =>
        new(on.Returns, on.Lookup, on.Unmatched, on.Vault, on.Queue, new PoliciesInForce(on.Policies, new OneTenant(approvers), Time), on.Channels, on.Turns, _metrics, Time, new RandomIds());

    private async Task AtOnceAsync(RecordHandler hub, Func<int, Fact> attempt)
    {
        var facts = Enumerable.Range(0, Attempts).Select(attempt).ToList();
        await Task.WhenAll(facts.Select(fact => Task.Run(() => RecordAsync(hub, fact))));
    }

    /// <summary>Records a fact, again and again while the stream is busy, as the pipeline's retries do.</summary>
    protected async Task RecordAsync(RecordHandler hub, Fact fact)
    {
        while (true)
        {
            try
            {
                await hub.RecordAsync(fact, message: null, Ct);
                return;
            }
            catch (StreamBusyException)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>Sums what the streams themselves say was released, per order line, and compares it with the stored states.</summary>
    protected async Task<ReturnState> ShouldBeWithinAsync(decimal paid, params StreamKey[] ids)
    {
        var sum = 0m;
        ReturnState? last = null;
        foreach (var id in ids)
        {
            var events = (await Port.Returns.ReadStreamAsync(id, 1, Ct)).Select(e => e.Data).ToList();
            var released = events.OfType<CreditReleased>().ToList();
            sum += released.SelectMany(r => r.Lines).Where(l => l.OrderLineId == "ol-1").Sum(l => l.Amount.Amount);
            released.Select(r => r.DocumentNumber).ShouldBeUnique();
            last = await Port.Returns.LoadAsync(id, Ct);
            Released(last!).Sum(c => c.Amount.Amount).ShouldBe(released.Sum(r => r.Amount.Amount));
            events.OfType<CreditBreakGlassReleased>().Count().ShouldBe(released.Count(r => r.Decision.Rules.Contains("break-glass")));
        }

        sum.ShouldBeLessThanOrEqualTo(paid);
        sum.ShouldBeGreaterThan(0, "nothing was credited, so nothing was shown");
        return last!;
    }

    protected static IEnumerable<Credit> Released(ReturnState state) => state.Credits.Where(c => c.Status is CreditStatus.Released or CreditStatus.Posted);

    /// <summary>A return of the order's one line whose goods are inspected and whose credit waits for approval.</summary>
    protected async Task<StreamKey> HeldAsync(RecordHandler hub, string nativeId)
    {
        var key = new StreamKey(Shop, ReturnId.For(Shop, "shop", nativeId));
        var header = new ReturnHeader(nativeId, null, "6100");
        await RecordAsync(hub, Say(key, "request", new ReturnRequestReported(header, [new RequestedLineReport { LineId = "rl-1", OrderLineId = "ol-1", Quantity = 1, Reason = ReasonCode.ChangedMind }])));
        await RecordAsync(hub, Say(key, "authorise", new ReturnAuthorisationReported(header, [])));
        await RecordAsync(hub, Say(key, "order", new OrderReported(Order())));
        await RecordAsync(hub, Say(key, "inspect", Inspection("INS-0"), "ina"));
        (await Port.Returns.LoadAsync(key, Ct))!.Credits.Single().Status.ShouldBe(CreditStatus.Held);
        return key;
    }

    private OrderReport Order() => new()
    {
        OrderId = "6100",
        UpdatedAt = Time.GetUtcNow(),
        Currency = Eur,
        Lines = [new OrderLineReport { OrderLineId = "ol-1", Quantity = 1, Paid = new Money(100, Eur) }],
    };

    private static InspectionReported Inspection(string id) =>
        new(id, [new GoodsLineReport { LineId = "rl-1", Quantity = 1, Condition = Condition.Opened, Grade = Grade.A }]);

    private static RefundReported Refund(string id, decimal moved) => new(new ReturnHeader("r", null, "6100"), new RefundReport
    {
        RefundId = id,
        Moved = new Money(moved, Eur),
        Lines = [new RefundLineReport("ol-1", 1, new Money(moved, Eur))],
    });

    protected Fact Say(StreamKey key, string id, FactBody body, string? person = null, params Role[] roles) => new()
    {
        Id = $"test:{id}",
        Tenant = Shop,
        Subject = new Subject.Known(key.ReturnId),
        Connection = "shop",
        OccurredAt = Time.GetUtcNow(),
        Actor = person is null ? Actor.Connection("shop") : Actor.Person(person),
        Roles = roles,
        Body = body,
    };

    private sealed class OneTenant(int approvers) : ITenants
    {
        private readonly Tenant _tenant = new()
        {
            Id = Shop,
            Policy = new PolicyDocument { Version = "race-1", Approval = [new ApprovalRule { Id = "over-50", Over = 50, Approvers = approvers }] },
        };

        public IReadOnlyCollection<Tenant> All => [_tenant];

        public Tenant? Find(TenantId id) => id == _tenant.Id ? _tenant : null;
    }

    /// <summary>Ids for many threads at once.</summary>
    private sealed class RandomIds : IIds
    {
        public Guid Next(DateTimeOffset at) => Guid.CreateVersion7(at);
    }
}
