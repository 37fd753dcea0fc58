using Azure.Messaging.ServiceBus;
using ReturnsHub.Azure.Queues;
using ReturnsHub.Core.Deliver.Turns;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Functions.Queues;

/// <summary>Messages of the hub as Service Bus has them.</summary>
internal static class BrokerMessages
{
    private const string Delivery = "delivery";
    private const string Attempt = "attempt";
    private const string OutOfTurn = "outOfTurn";

    private const string TraceState = "tracestate";

    /// <summary>W3C Trace Context, by the name the standard gives it and by the one the Service Bus client reads.</summary>
    private static readonly string[] TraceParents = ["traceparent", "Diagnostic-Id"];

    public static ServiceBusMessage Of(BrokerAddress address, QueueMessage message)
    {
        var sent = new ServiceBusMessage(message.Body) { MessageId = address.MessageId, SessionId = address.Session };
        Put(sent, message.Trace);
        return sent;
    }

    /// <summary>A copy of a delivery, in the session of the one in hand and on its trace.</summary>
    public static ServiceBusMessage Of(DeliveryCopy copy, ServiceBusReceivedMessage cause)
    {
        var message = CopyOf(cause, copy.MessageId, copy.Body, copy.Attempt);
        message.ApplicationProperties[Delivery] = copy.DeliveryId;
        if (copy.OutOfTurn) message.ApplicationProperties[OutOfTurn] = true;
        if (copy.NotBefore is { } due) message.ScheduledEnqueueTime = due;
        return message;
    }

    /// <summary>The next attempt at a message whose order does not matter.</summary>
    public static ServiceBusMessage Again(ServiceBusReceivedMessage message, string id, DateTimeOffset due)
    {
        var again = CopyOf(message, id, message.Body.ToMemory(), AttemptOf(message) + 1);
        again.ScheduledEnqueueTime = due;
        return again;
    }

    /// <summary>A dead letter to be tried anew: its attempts count from one, and others have gone past it.</summary>
    public static ServiceBusMessage Redriven(ServiceBusReceivedMessage dead, string id)
    {
        var message = CopyOf(dead, id, dead.Body.ToMemory(), attempt: 1);
        message.ApplicationProperties[Delivery] = DeliveryIdOf(dead);
        message.ApplicationProperties[OutOfTurn] = true;
        return message;
    }

    public static ReceivedMessage Received(ServiceBusReceivedMessage message) =>
        new(message.MessageId, message.Body.ToMemory(), AttemptOf(message), message.EnqueuedTime) { Trace = TraceOf(message) };

    public static DeliveryInHand InHand(ServiceBusReceivedMessage message) => new()
    {
        MessageId = message.MessageId,
        DeliveryId = DeliveryIdOf(message),
        Attempt = WrittenAttempt(message),
        DeliveryCount = Math.Max(1, message.DeliveryCount),
        OutOfTurn = message.ApplicationProperties.ContainsKey(OutOfTurn),
        Body = message.Body.ToMemory(),
        EnqueuedAt = message.EnqueuedTime,
        Trace = TraceOf(message),
    };

    /// <summary>What the hub calls the message: a copy has an id of its own.</summary>
    public static string DeliveryIdOf(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.TryGetValue(Delivery, out var id) && id is string text ? text : message.MessageId;

    /// <summary>Attempts including this one: those written on the message and those that a crash ended.</summary>
    public static int AttemptOf(ServiceBusReceivedMessage message) => WrittenAttempt(message) + Math.Max(1, message.DeliveryCount) - 1;

    private static int WrittenAttempt(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.TryGetValue(Attempt, out var attempt) && attempt is int or long ? Math.Max(1, Convert.ToInt32(attempt, null)) : 1;

    private static ServiceBusMessage CopyOf(ServiceBusReceivedMessage message, string id, ReadOnlyMemory<byte> body, int attempt)
    {
        var copy = new ServiceBusMessage(body) { MessageId = id, SessionId = message.SessionId };
        copy.ApplicationProperties[Attempt] = attempt;
        Put(copy, TraceOf(message));
        return copy;
    }

    private static TraceContext? TraceOf(ServiceBusReceivedMessage message) =>
        TraceContext.Of(TextOf(message, TraceParents[0]), TextOf(message, TraceState));

    private static string? TextOf(ServiceBusReceivedMessage message, string name) =>
        message.ApplicationProperties.TryGetValue(name, out var value) ? value as string : null;

    private static void Put(ServiceBusMessage message, TraceContext? trace)
    {
        if (trace is null) return;
        foreach (var name in TraceParents) message.ApplicationProperties[name] = trace.TraceParent;
        if (trace.TraceState is { } state) message.ApplicationProperties[TraceState] = state;
    }
}
