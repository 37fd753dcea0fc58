namespace ReturnsHub.Core.Returns.Events;

/// <summary>An exception has an owner; <paramref name="Owner"/> is a person's subject, null when it is everybody's again.</summary>
[EventType("exception.assigned")]
public sealed record ExceptionAssigned(ExceptionKind Kind, string About, string? Owner, Actor By, DateTimeOffset At) : ReturnEvent;

/// <summary>
/// A person set an exception aside or took note of it. <paramref name="Severity"/> and <paramref name="Detail"/> are what it was:
/// when either changes, it comes back.
/// </summary>
[EventType("exception.dismissed")]
public sealed record ExceptionDismissed(
    ExceptionKind Kind, string About, Severity Severity, string Detail, string Why, Actor By, DateTimeOffset At) : ReturnEvent;
