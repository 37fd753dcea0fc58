namespace ReturnsHub.Core.Returns.Events;

/// <summary>A consumer did not take an event; it waits in the dead letter queue.</summary>
[EventType("delivery.failed")]
public sealed record EventDeliveryFailed(string Consumer, Guid EventId, string EventType, string Category) : ReturnEvent;

/// <summary>A person took a failed delivery up again.</summary>
[EventType("delivery.redriven")]
public sealed record EventDeliveryRedriven(string Consumer, Guid EventId, Actor By) : ReturnEvent;
