using System.Collections.Concurrent;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>Delivers short histories to a real ERP, each a return of its own.</summary>
internal abstract class LiveBench
{
    /// <summary>Today: what an ERP dates what it posts with.</summary>
    public static readonly DateTimeOffset Today = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    private readonly ConcurrentDictionary<string, IErpConnector> _connectors = new(StringComparer.Ordinal);

    /// <summary>What was booked.</summary>
    public abstract ILedger Ledger { get; }

    /// <summary>The real ERP's address, and the headers that a request to it must keep.</summary>
    public abstract (Uri Address, string[] Headers) Onward { get; }

    /// <summary>The profile that histories are delivered with when none is named.</summary>
    public abstract string ProfileText { get; }

    /// <summary>Where units come from that customers send, and where those go that leave stock.</summary>
    public abstract (string Customers, string Gone) Outside { get; }

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

    /// <summary>A connector of its own with this profile.</summary>
    protected abstract IErpConnector Connect(string profile);

    private IErpConnector Lasting(string? profile) => _connectors.GetOrAdd(profile ?? ProfileText, Connect);
}
