using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Deliver.Bookings;

/// <summary>How a report was taken.</summary>
public enum BookingResult
{
    /// <summary>What it says stands in the ledger, written now or before.</summary>
    Taken = 0,
    /// <summary>The consumer takes no such event.</summary>
    NoEvent,
    /// <summary>The report cannot be as it is.</summary>
    Invalid,
    /// <summary>The event stands as booked otherwise, and that stays.</summary>
    Conflict,
    /// <summary>Others write of the same event; nothing is written. Report again.</summary>
    Busy,
}

/// <summary>The answer to a report.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Result">How it was taken.</param>
/// <param name="Stands">What the ledger has of the event, where it has something.</param>
/// <param name="Code">A stable code of what is wrong; null when it was taken.</param>
/// <param name="Detail">What to do; null when it was taken.</param>
public sealed record BookingAnswer(Guid EventId, BookingResult Result, Delivery? Stands = null, string? Code = null, string? Detail = null);
