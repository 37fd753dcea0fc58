namespace ReturnsHub.Core.Returns.Events;

/// <summary>A person asked for a copy of the data held on them.</summary>
[EventType("personal_data.requested")]
public sealed record PersonalDataAskedFor(string RequestId, DateTimeOffset At) : ReturnEvent;

/// <summary>The copy was handed over.</summary>
[EventType("personal_data.provided")]
public sealed record PersonalDataProvided(string RequestId, DateTimeOffset At) : ReturnEvent;

/// <summary>The return's personal data was erased. The chain and the money stay.</summary>
[EventType("personal_data.erased")]
public sealed record PersonalDataErased(string RequestId, DateTimeOffset At) : ReturnEvent;
