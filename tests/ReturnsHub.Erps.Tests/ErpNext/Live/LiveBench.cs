using System.Collections.Concurrent;
using System.Globalization;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.ErpNext;
using ReturnsHub.Erps.Tests.Booking;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Tests over the one real ERPNext run one after another: some of them close its books for a moment.</summary>
[CollectionDefinition("ErpNextLive")]
public class LiveCollection;

/// <summary>Delivers short histories to a real ERPNext, each a return of its own with numbers that no earlier run has used.</summary>
internal sealed class LiveBench
{
    public static readonly DateTimeOffset Today = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    private static readonly string Run = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString("x", CultureInfo.InvariantCulture);
    private static readonly HttpClient Client = Bench.Client();
    private static readonly Lazy<Task<LiveBench>> Opened = new(SetUpAsync);

    private readonly ConcurrentDictionary<string, IErpConnector> _connectors = new(StringComparer.Ordinal);
    private readonly string _secret;

    private LiveBench(LiveSite site, string profile, string secret)
    {
        (Site, ProfileText, _secret) = (site, profile, secret);
        Profile = ProfileReader.Read(profile).Profile!;
        Books = new LiveBooks(site, Profile.Settings["keyField"]);
    }

    /// <summary>The site as its administrator sees it.</summary>
    public LiveSite Site { get; }

    public LiveBooks Books { get; }

    /// <summary>The sample profile with the key of the hub's user.</summary>
    public string ProfileText { get; }

    public Profile Profile { get; }

    /// <summary>The bench over the real site; skips the test where none is named.</summary>
    public static async Task<LiveBench> OpenAsync()
    {
        Skip.If(LiveSite.Named() is null, $"No ERPNext is named: set {LiveSite.AddressVariable}, {LiveSite.KeyVariable} and {LiveSite.SecretVariable} to a sandbox site and an administrator's key.");
        return await Opened.Value;
    }

    /// <summary>A number that this run alone uses.</summary>
    public static string Number(string name) => $"RH-{Run.ToUpperInvariant()}-{name}";

    /// <summary>The run of a scenario; its documents' numbers are this run's own.</summary>
    public static string RunId => Run;

    public ConsumerSettings Consumer(string? profile = null, Uri? address = null, string? secret = null) => new()
    {
        Tenant = Histories.Tenant,
        Id = "erpnext",
        Connector = ErpNextSystem.Registration.Name,
        Url = address ?? Site.Address,
        Secrets = [secret ?? _secret],
        ProfileText = profile ?? ProfileText,
    };

    public IErpConnector Connector(string? profile = null, Uri? address = null, TimeProvider? time = null, string? secret = null) =>
        ErpNextSystem.Registration.Connect(Consumer(profile, address, secret), Client, time ?? TimeProvider.System);

    /// <summary>The profile of a site whose credit notes bring stock back.</summary>
    public string CreditNotesMoveStock => With("\"stock\": \"MOVES\"", "\"stock\": \"CREDIT_MEMO\"").Replace("\"costCenter\"", $"\"moneyItem\": \"{LiveSetUp.MoneyItem}\", \"costCenter\"", StringComparison.Ordinal);

    /// <summary>The profile with one thing changed.</summary>
    public string With(string was, string now)
    {
        ProfileText.ShouldContain(was);
        return ProfileText.Replace(was, now, StringComparison.Ordinal);
    }

    /// <summary>A history of a return of its own, of an order of its own.</summary>
    public static IReadOnlyList<RecordedEvent> History(string name, DateTimeOffset day, params ReturnEvent[] events) =>
    [
        .. Histories.Of([.. events.Select(e => Own(e, name))]).Select(e => e with { ReturnId = ReturnId.For(Histories.Tenant, "shop", Number(name)), OccurredAt = day }),
    ];

    public static IReadOnlyList<RecordedEvent> History(string name, params ReturnEvent[] events) => History(name, Today, events);

    /// <summary>An attempt to deliver the last event of a history.</summary>
    public static DeliveryAttempt Attempt(IReadOnlyList<RecordedEvent> history, bool maySend = true) => new()
    {
        DeliveryId = $"erpnext:{history[^1].Id}",
        Event = history[^1],
        ReadHistoryAsync = _ => Task.FromResult(history),
        MaySendAsync = _ => Task.FromResult(maySend),
    };

    /// <summary>Delivers the last event of a history.</summary>
    public Task<DeliveryOutcome> DeliverAsync(IReadOnlyList<RecordedEvent> history, string? profile = null) => Lasting(profile).DeliverAsync(Attempt(history), default);

    /// <summary>Delivers every event of a history in order.</summary>
    public async Task<IReadOnlyList<DeliveryOutcome>> DeliverAllAsync(IReadOnlyList<RecordedEvent> history, string? profile = null)
    {
        var outcomes = new List<DeliveryOutcome>();
        for (var i = 1; i <= history.Count; i++) outcomes.Add(await DeliverAsync([.. history.Take(i)], profile));
        return outcomes;
    }

    /// <summary>The number of a stock move.</summary>
    public static string MoveNumber(RecordedEvent e) => $"SM-{e.ReturnId.Value["ret_".Length..].ToUpperInvariant()}-{e.Sequence}";

    private static ReturnEvent Own(ReturnEvent e, string name) => e switch
    {
        CreditReleased credit => credit with { DocumentNumber = Number(name), OrderId = Number(name) },
        ReturnRequested requested => requested with { Header = requested.Header with { OrderId = Number(name) } },
        OrderAttached order => new OrderAttached(order.Order with { OrderId = Number(name) }),
        _ => e,
    };

    private static async Task<LiveBench> SetUpAsync()
    {
        var site = LiveSite.Named()!;
        var sample = SampleProfile.Read("ErpNext");
        var (key, secret) = await new LiveSetUp(site, ProfileReader.Read(sample).Profile!).RunAsync();
        return new LiveBench(site, sample.Replace("b8f1d2c3a4e5f60", key, StringComparison.Ordinal), secret);
    }

    private IErpConnector Lasting(string? profile) => _connectors.GetOrAdd(profile ?? ProfileText, p => Connector(p));
}
