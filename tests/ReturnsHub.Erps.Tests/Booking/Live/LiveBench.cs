using System.Collections.Concurrent;
using System.Globalization;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>Delivers short histories to a real ERP, each a return of its own with numbers that no earlier run has used.</summary>
internal abstract class LiveBench
{
    /// <summary>Today: what an ERP dates what it posts with.</summary>
    public static readonly DateTimeOffset Today = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    private static readonly HttpClient Client = Bench.Client();

    private readonly ConcurrentDictionary<string, IErpConnector> _connectors = new(StringComparer.Ordinal);

    /// <summary>This run of the tests.</summary>
    public static string RunId { get; } = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString("x", CultureInfo.InvariantCulture);

    public abstract ErpRegistration Registration { get; }

    /// <summary>The real ERP.</summary>
    public abstract Uri Address { get; }

    /// <summary>The hub's user's.</summary>
    public abstract string Secret { get; }

    /// <summary>What was booked.</summary>
    public abstract ILedger Ledger { get; }

    /// <summary>The headers that a request on its way to the real ERP must keep.</summary>
    public abstract IReadOnlyList<string> Headers { get; }

    /// <summary>The profile that histories are delivered with when none is named.</summary>
    public abstract string ProfileText { get; }

    /// <summary>The profile with which every entry is booked, that of stock's value too.</summary>
    public virtual string EveryJournal => ProfileText;

    /// <summary>What things are called in the books.</summary>
    public abstract LiveNames Names { get; }

    /// <summary>Where units come from that customers send, and where those go that leave stock.</summary>
    public abstract (string Customers, string Gone) Outside { get; }

    /// <summary>Whether the ERP refuses to move units that it does not count where they are said to be.</summary>
    public virtual bool MovesOnlyWhatItCounts => false;

    /// <summary>A credit note's row of one jacket that 89.90 was paid for, 14.35 of it tax.</summary>
    public abstract InvoiceLine OneJacket { get; }

    /// <summary>The row of a claim of 20.51 for two jackets.</summary>
    public abstract InvoiceLine ClaimRow { get; }

    /// <summary>What an entry says of the jacket that is restocked, and of the entry that it takes back.</summary>
    public abstract string EntryText(ReturnId @return, string? reverses = null);

    /// <summary>What a credit note says of its return, its order and of how its money was settled.</summary>
    public abstract string? Comment(ReturnId @return, string order, string settled);

    /// <summary>The place of goods in a status.</summary>
    public abstract string Place(InventoryStatus status);

    /// <summary>A tax as the ledger shows it.</summary>
    public virtual InvoiceTax Tax(string name, decimal untaxed, decimal amount) => new(name, untaxed, amount);

    /// <summary>Does to a draft what makes its total another; the total that it has then.</summary>
    public abstract Task<decimal> ChangeDraftAsync(string number);

    /// <summary>A number that this run alone uses.</summary>
    public static string Number(string name) => $"RH-{RunId.ToUpperInvariant()}-{name}";

    /// <summary>A history of a return of its own, of an order of its own, dated today.</summary>
    public static IReadOnlyList<RecordedEvent> History(string name, params ReturnEvent[] events) => History(name, Today, events);

    public static IReadOnlyList<RecordedEvent> History(string name, DateTimeOffset day, params ReturnEvent[] events) =>
    [
        .. Histories.Of([.. events.Select(e => Own(e, name))])
            .Select(e => e with { ReturnId = ReturnId.For(Histories.Tenant, "shop", Number(name)), OccurredAt = day, RecordedAt = day }),
    ];

    /// <summary>An attempt to deliver the last event of a history.</summary>
    public static DeliveryAttempt Attempt(IReadOnlyList<RecordedEvent> history, Func<bool>? maySend = null) => new()
    {
        DeliveryId = $"live:{history[^1].Id}",
        Event = history[^1],
        ReadHistoryAsync = _ => Task.FromResult(history),
        MaySendAsync = _ => Task.FromResult(maySend?.Invoke() ?? true),
    };

    /// <summary>The number of a stock move.</summary>
    public static string MoveNumber(RecordedEvent e) => $"SM-{e.ReturnId.Value["ret_".Length..].ToUpperInvariant()}-{e.Sequence}";

    /// <summary>Delivers the last event of a history.</summary>
    public Task<DeliveryOutcome> DeliverAsync(IReadOnlyList<RecordedEvent> history, string? profile = null) =>
        Lasting(profile).DeliverAsync(Attempt(history), default);

    /// <summary>Delivers every event of a history in order.</summary>
    public async Task<IReadOnlyList<DeliveryOutcome>> DeliverAllAsync(IReadOnlyList<RecordedEvent> history, string? profile = null)
    {
        var connector = Lasting(profile);
        var outcomes = new List<DeliveryOutcome>();
        for (var i = 1; i <= history.Count; i++) outcomes.Add(await connector.DeliverAsync(Attempt([.. history.Take(i)]), default));
        return outcomes;
    }

    /// <summary>The profile with something else in it.</summary>
    public string ProfileWith(string was, string now)
    {
        ProfileText.ShouldContain(was);
        return ProfileText.Replace(was, now, StringComparison.Ordinal);
    }

    /// <summary>A connector of its own.</summary>
    public IErpConnector Connector(string? profile = null, Uri? address = null, TimeProvider? time = null, string? secret = null)
    {
        var consumer = new ConsumerSettings
        {
            Tenant = Histories.Tenant,
            Id = Registration.Name,
            Connector = Registration.Name,
            Url = address ?? Address,
            Secrets = [secret ?? Secret],
            ProfileText = profile ?? ProfileText,
        };
        return Registration.Connect(consumer, Client, time ?? TimeProvider.System);
    }

    /// <summary>A connector that speaks to the real ERP through a proxy.</summary>
    public IErpConnector Through(LiveProxy proxy, string? profile = null) => Connector(profile, proxy.Address, proxy.Time);

    /// <summary>A proxy before the real ERP.</summary>
    public async Task<LiveProxy> ProxyAsync()
    {
        var proxy = Proxy();
        await proxy.StartAsync();
        return proxy;
    }

    protected abstract LiveProxy Proxy();

    private static ReturnEvent Own(ReturnEvent e, string name) => e switch
    {
        CreditReleased credit => credit with { DocumentNumber = Number(name), OrderId = Number(name) },
        ReturnRequested requested => requested with { Header = requested.Header with { OrderId = Number(name) } },
        OrderAttached order => new OrderAttached(order.Order with { OrderId = Number(name) }),
        _ => e,
    };

    private IErpConnector Lasting(string? profile) => _connectors.GetOrAdd(profile ?? ProfileText, p => Connector(p));
}
