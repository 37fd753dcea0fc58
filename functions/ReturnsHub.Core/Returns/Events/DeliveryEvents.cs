namespace ReturnsHub.Core.Returns.Events;

/// <summary>A consumer did not take an event; it waits in the dead letter queue.</summary>
[EventType("delivery.failed")]
public sealed record EventDeliveryFailed(string Consumer, Guid EventId, string EventType, string Category) : ReturnEvent;

/// <summary>A consumer took an event that had failed before.</summary>
[EventType("delivery.recovered")]
public sealed record EventDeliveryRecovered(string Consumer, Guid EventId) : ReturnEvent;
