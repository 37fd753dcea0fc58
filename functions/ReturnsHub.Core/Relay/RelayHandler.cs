using ReturnsHub.Core.Classify;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Relay;

/// <summary>
/// Step 4: the change feed to one ordered queue per consumer, session = return; and lines with text to the classify queue.
/// At least once: message ids are derived from event ids, so the queues' duplicate detection swallows repeats.
/// </summary>
public sealed class RelayHandler(
    IReturnStore store, IMessageSender queue, ICursors cursors, ITenants tenants, HubMetrics metrics, TimeProvider time)
{
    private const string Reader = "relay";
    private const int PageSize = 512;

    /// <summary>Relays the next page. The cursor moves only after the queues hold the page.</summary>
    /// <returns>How many events were relayed; 0 when the feed is drained.</returns>
    public async Task<int> RelayAsync(CancellationToken ct)
    {
        var cursor = await cursors.ReadAsync(Reader, ct);
        var page = await store.ReadFeedAsync(cursor, PageSize, ct);
        if (page.Events.Count == 0) return 0;
        await RelayAsync(page.Events.Select(e => e.Event), ct);
        await cursors.SaveAsync(Reader, page.Next!, ct);
        return page.Events.Count;
    }

    /// <summary>Relays events handed in by a backend that pushes its feed, each return's in sequence.</summary>
    public async Task RelayAsync(IEnumerable<RecordedEvent> events, CancellationToken ct)
    {
        var messages = new Dictionary<string, List<QueueMessage>>(StringComparer.Ordinal);
        var recorded = new List<DateTimeOffset>();
        using var spans = new RelaySpans();
        foreach (var e in events)
        {
            recorded.Add(e.RecordedAt);
            spans.Take(e);
            foreach (var (name, message) in MessagesFor(e))
            {
                if (!messages.TryGetValue(name, out var list)) messages[name] = list = [];
                list.Add(message with { Trace = spans.Send(name, message.Id) ?? e.Trace });
            }
        }

        await spans.WhileAsync(Task.WhenAll(messages.Select(m => queue.SendAsync(m.Key, m.Value, ct))));
        metrics.Relayed(recorded, time.GetUtcNow());
    }

    /// <summary>Waits until the feed may hold more, or until <paramref name="atMost"/> has passed.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken ct) =>
        await store.WaitForFeedAsync(await cursors.ReadAsync(Reader, ct), atMost, ct);

    /// <summary>Where the relay stands, and whether the feed holds nothing after it.</summary>
    public async Task<(string? Cursor, bool Drained)> PositionAsync(CancellationToken ct)
    {
        var cursor = await cursors.ReadAsync(Reader, ct);
        return (cursor, (await store.ReadFeedAsync(cursor, 1, ct)).Events.Count == 0);
    }

    private IEnumerable<(string Queue, QueueMessage Message)> MessagesFor(RecordedEvent e)
    {
        var session = new StreamKey(e.Tenant, e.ReturnId).ToString();
        if (e.Data is ReturnRequested requested)
        {
            foreach (var line in requested.Lines.Where(l => l.HasNote))
                yield return (Queues.Classify, new ClassifyRequest(e.Tenant, e.ReturnId, line.LineId).Message($"{e.Id:N}/{line.LineId}", session));
        }

        if (tenants.Find(e.Tenant) is not { } tenant) yield break;
        ReadOnlyMemory<byte>? body = null;
        foreach (var consumer in tenant.Consumers.Where(c => !c.Pulls && Subscriptions.Takes(c, e)))
        {
            body ??= Deliver.DeliveryBody.Of(e);
            yield return (Queues.Deliver(e.Tenant, consumer.Id), new QueueMessage(Deliver.DeliveryIds.Of(consumer.Id, e.Id), session, body.Value));
        }
    }
}
