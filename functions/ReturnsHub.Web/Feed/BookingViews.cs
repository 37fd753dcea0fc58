using ReturnsHub.Core.Deliver.Bookings;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Web.Feed;

/// <summary>What a consumer booked or refused of the events it read.</summary>
public sealed record ReportBookings
{
    /// <summary>1 to 100 events.</summary>
    public required IReadOnlyList<ReportBooking> Bookings { get; init; }
}

/// <summary>What became of one event: either <see cref="Number"/> (booked) or <see cref="Refused"/>.</summary>
public sealed record ReportBooking
{
    /// <summary>The event's <c>id</c>.</summary>
    public required string EventId { get; init; }

    /// <summary>The consumer's own document number, at most 100 characters.</summary>
    public string? Number { get; init; }

    /// <summary>What the document is over, tax included, without sign. Needed for credits; left out for events without an amount.</summary>
    public Money? Amount { get; init; }

    /// <summary>Why it will not be booked as it is.</summary>
    public BookingRefusal? Refused { get; init; }
}

/// <summary>Why an event is refused.</summary>
public sealed record BookingRefusal
{
    /// <summary>A stable code of the consumer's: <c>a-z 0-9 -</c>, at most 60 characters, such as <c>period-closed</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What its system said; 500 characters are kept. No personal data: addresses and account numbers are taken out.</summary>
    public string? Text { get; init; }
}

/// <summary>The answers, one for each report, in its order.</summary>
/// <param name="Items">The answers.</param>
/// <param name="Taken">How many of them were taken. Look at the others.</param>
public sealed record BookingsTaken(IReadOnlyList<BookingTaken> Items, int Taken);

/// <summary>How one report was taken.</summary>
/// <param name="EventId">The event, as it was reported.</param>
/// <param name="Status">200: it stands as reported. 404: no such event for this consumer. 409: it stands otherwise. 422: it cannot be as it is. 503: report it again.</param>
/// <param name="Stands">What the hub has of the event now, where it has something.</param>
/// <param name="Code">A stable code for programs; absent with 200.</param>
/// <param name="Detail">What to do; absent with 200.</param>
public sealed record BookingTaken(string EventId, int Status, BookingStands? Stands = null, string? Code = null, string? Detail = null)
{
    internal static BookingTaken Of(string eventId, BookingAnswer answer) => new(
        eventId,
        answer.Result switch
        {
            BookingResult.Taken => 200,
            BookingResult.NoEvent => 404,
            BookingResult.Conflict => 409,
            BookingResult.Invalid => 422,
            _ => 503,
        },
        answer.Stands is { } row ? BookingStands.Of(row) : null,
        answer.Code,
        answer.Detail);
}

/// <summary>What the hub has of an event at a consumer.</summary>
/// <param name="Status">Where it stands: <c>CONFIRMED</c> is booked, <c>DEAD_LETTERED</c> is refused.</param>
/// <param name="Number">The consumer's document number.</param>
/// <param name="Amount">What it is over.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Text">What the consumer's system said, as it is kept.</param>
/// <param name="At">Since when.</param>
public sealed record BookingStands(DeliveryStatus Status, string? Number, Money? Amount, string? Code, string? Text, DateTimeOffset At)
{
    internal static BookingStands Of(Delivery row) => new(row.Status, row.ForeignId, row.BookedAmount, row.Category, row.LastAnswer, row.UpdatedAt);
}
