using ReturnsHub.Azure.Queues;
using ReturnsHub.Azure.Tests.Costs.Counting;
using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Classify;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Deliver.Turns;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Azure.Tests.Costs.Hub;

/// <summary>
/// What the app's functions do with what their triggers bring, call for call (<c>functions/ReturnsHub.Functions/Pipeline</c> and
/// <c>Queues/Settling.cs</c>): a trigger takes a session, hands its messages out one by one, and leaves it when none has come for a second.
/// </summary>
internal sealed class Triggers(
    MeteredBus bus,
    FeedTrigger feed,
    NormaliseStep normalise,
    ClassifyStep classify,
    DeliveryTurns turns,
    DeliverStep deliver,
    ITenants tenants,
    IReadOnlyDictionary<string, IErpConnector> connectors,
    RequestMeter meter,
    Tally tally,
    TimeProvider time,
    IIds ids)
{
    /// <summary>Works until nothing is due.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        bool any;
        do
        {
            any = await QueueAsync(QueueNames.Inbound, "Inbound", InboundAsync, ct);
            any |= await meter.WithinAsync("relay", () => feed.RunAsync(ct));
            any |= await QueueAsync(QueueNames.Classify, "Classify", ClassifyAsync, ct);
            any |= await QueueAsync(QueueNames.Deliver, "Deliver", DeliverAsync, ct);
        }
        while (any);
    }

    private async Task<bool> QueueAsync(string queue, string function, Func<BusMessage, CancellationToken, Task> run, CancellationToken ct)
    {
        var any = false;
        while (bus.AcceptSession(queue) is { } session)
        {
            any = true;
            while (bus.Receive(queue, session) is { } message)
            {
                var stage = queue == QueueNames.Deliver ? $"{queue} to {DeliverSession.Parse(session).Consumer}" : queue;
                tally.Add($"executions/{function}");
                tally.Add($"messages/{stage}");
                await meter.WithinAsync(stage, () => run(message, ct));
            }
        }

        return any;
    }

    private async Task InboundAsync(BusMessage message, CancellationToken ct) => Settle(message, await normalise.HandleAsync(message.Received, ct));

    private async Task ClassifyAsync(BusMessage message, CancellationToken ct) => Settle(message, await classify.HandleAsync(message.Received, ct));

    private async Task DeliverAsync(BusMessage message, CancellationToken ct)
    {
        var of = DeliverSession.Parse(message.Session);
        var consumer = tenants.Find(of.Tenant)!.Consumers.Single(c => c.Id == of.Consumer);
        await turns.HandleAsync(
            consumer, message.InHand, new MeteredSession(bus, message, time), (m, c) => deliver.HandleAsync(consumer, connectors[consumer.Id], m, c), ct);
    }

    private void Settle(BusMessage message, MessageEnd end)
    {
        switch (end)
        {
            case MessageEnd.Later later:
                bus.Send(message.Copy(ids.Next(time.GetUtcNow()).ToString("N"), message.DeliveryId, message.Body, message.Attempt + 1, message.OutOfTurn, time.GetUtcNow() + later.Rest));
                bus.Complete(message);
                break;
            case MessageEnd.Dead dead:
                bus.DeadLetter(message, dead.Reason);
                break;
            default:
                bus.Complete(message);
                break;
        }
    }
}
