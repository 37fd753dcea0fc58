using System.Collections.Concurrent;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tryton;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Delivers short histories to the real Tryton, each a return of its own.</summary>
internal sealed class TrytonBench
{
    /// <summary>Today: what Tryton dates what it posts with.</summary>
    public static readonly DateTimeOffset Today = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    private static readonly HttpClient Client = Bench.Client();
    private static readonly Lazy<Task<TrytonBench>> Opened = new(SignInAsync);

    private readonly ConcurrentDictionary<string, IErpConnector> _connectors = new(StringComparer.Ordinal);

    private TrytonBench(Uri address, TrytonBooks books, TrytonBooks admin)
    {
        Address = address;
        Books = books;
        Admin = admin;
    }

    public Uri Address { get; }

    /// <summary>Reads what was booked, as the hub's user sees it.</summary>
    public TrytonBooks Books { get; }

    /// <summary>Closes periods and the like.</summary>
    public TrytonBooks Admin { get; }

    public static string Profile { get; } = Sample();

    /// <summary>The bench over the real server; skips the test where it is not installed.</summary>
    public static async Task<TrytonBench> OpenAsync()
    {
        var server = await TrytonServer.GetAsync();
        Skip.If(server.WhyNot is not null, server.WhyNot);
        return await Opened.Value;
    }

    // Tryton checks passwords slowly on purpose, so the tests sign in once.
    private static async Task<TrytonBench> SignInAsync()
    {
        var address = (await TrytonServer.GetAsync()).Address!;
        var http = new HttpClient();
        return new TrytonBench(
            address,
            await TrytonBooks.SignInAsync(http, address, TrytonSetUp.HubUser, TrytonSetUp.HubPassword),
            await TrytonBooks.SignInAsync(http, address, "admin", TrytonServer.AdminPassword));
    }

    public ConsumerSettings Consumer(string? profile = null, Uri? address = null, string password = TrytonSetUp.HubPassword) => new()
    {
        Tenant = Histories.Tenant,
        Id = "tryton",
        Connector = TrytonSystem.Registration.Name,
        Url = address ?? Address,
        Secrets = [password],
        ProfileText = profile ?? Profile,
    };

    public IErpConnector Connector(string? profile = null, Uri? address = null, TimeProvider? time = null, string password = TrytonSetUp.HubPassword) =>
        TrytonSystem.Registration.Connect(Consumer(profile, address, password), Client, time ?? TimeProvider.System);

    /// <summary>A history of a return of its own, dated today.</summary>
    public static IReadOnlyList<RecordedEvent> History(string name, params ReturnEvent[] events) => History(name, Today, events);

    public static IReadOnlyList<RecordedEvent> History(string name, DateTimeOffset day, params ReturnEvent[] events) =>
    [
        .. Histories.Of([.. events.Select(e => e is CreditReleased c ? c with { DocumentNumber = $"RH-{name}" } : e)])
            .Select(e => e with { ReturnId = ReturnId.For(Histories.Tenant, "shop", name), OccurredAt = day }),
    ];

    /// <summary>An attempt to deliver the last event of a history.</summary>
    public static DeliveryAttempt Attempt(IReadOnlyList<RecordedEvent> history, Func<bool>? maySend = null) => new()
    {
        DeliveryId = $"tryton:{history[^1].Id}",
        Event = history[^1],
        ReadHistoryAsync = _ => Task.FromResult(history),
        MaySendAsync = _ => Task.FromResult(maySend?.Invoke() ?? true),
    };

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

    private IErpConnector Lasting(string? profile) => _connectors.GetOrAdd(profile ?? Profile, p => Connector(p));

    /// <summary>The profile that the connector's folder shows.</summary>
    public static string Sample()
    {
        using var stream = typeof(TrytonBench).Assembly.GetManifestResourceStream("Tryton.profile.sample.json")
            ?? throw new InvalidOperationException("The sample profile is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The number of a stock move.</summary>
    public static string MoveNumber(RecordedEvent e) => $"SM-{e.ReturnId.Value["ret_".Length..].ToUpperInvariant()}-{e.Sequence}";
}
