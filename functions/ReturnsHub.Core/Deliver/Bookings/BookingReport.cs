namespace ReturnsHub.Core.Deliver.Bookings;

/// <summary>What a consumer that reads events itself says of one of them.</summary>
/// <param name="EventId">The event.</param>
public abstract record BookingReport(Guid EventId);

/// <summary>It is booked.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Number">The consumer's own document number, 1 to <see cref="BookingCheck.LongestNumber"/> characters.</param>
/// <param name="Amount">What the document is over, tax included and without sign; null where the event is over no amount.</param>
public sealed record EventBooked(Guid EventId, string Number, Money? Amount) : BookingReport(EventId);

/// <summary>It will not be booked as it is.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Code">A stable code: <c>period-closed</c>.</param>
/// <param name="Text">What the consumer's system said. Clipped and redacted before it is kept.</param>
public sealed record EventRefused(Guid EventId, string Code, string Text) : BookingReport(EventId);
