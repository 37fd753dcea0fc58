using ReturnsHub.Azure.Queues;
using ReturnsHub.Core.Deliver.Turns;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Azure.Tests.Costs.Hub;

/// <summary>A message as the broker has it.</summary>
internal sealed class BusMessage
{
    public required string Queue { get; init; }

    public required string Session { get; init; }

    public required string Id { get; init; }

    /// <summary>What the hub calls it: a copy has an id of its own.</summary>
    public required string DeliveryId { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public int Attempt { get; init; } = 1;

    public bool OutOfTurn { get; init; }

    /// <summary>When it is there, or comes to be.</summary>
    public required DateTimeOffset Due { get; init; }

    public TraceContext? Trace { get; init; }

    /// <summary>How often it was handed out.</summary>
    public int DeliveryCount { get; set; }

    public ReceivedMessage Received => new(Id, Body, Attempt + DeliveryCount - 1, Due) { Trace = Trace };

    public DeliveryInHand InHand => new()
    {
        MessageId = Id,
        DeliveryId = DeliveryId,
        Attempt = Attempt,
        DeliveryCount = DeliveryCount,
        OutOfTurn = OutOfTurn,
        Body = Body,
        EnqueuedAt = Due,
        Trace = Trace,
    };

    public static BusMessage Of(BrokerAddress address, QueueMessage message, DateTimeOffset now) => new()
    {
        Queue = address.Queue,
        Session = address.Session,
        Id = address.MessageId,
        DeliveryId = message.Id,
        Body = message.Body,
        Due = now,
        Trace = message.Trace,
    };

    /// <summary>A copy in the same session, as the next attempt at it or as its turn.</summary>
    public BusMessage Copy(string id, string deliveryId, ReadOnlyMemory<byte> body, int attempt, bool outOfTurn, DateTimeOffset due) => new()
    {
        Queue = Queue,
        Session = Session,
        Id = id,
        DeliveryId = deliveryId,
        Body = body,
        Attempt = attempt,
        OutOfTurn = outOfTurn,
        Due = due,
        Trace = Trace,
    };
}
