using ReturnsHub.Core.Deliver.Ledger;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Deliver.Bookings;

/// <summary>What a report means beside what the ledger has. Pure.</summary>
internal enum BookingMeans
{
    /// <summary>It is to be written.</summary>
    News = 0,
    /// <summary>It says what stands.</summary>
    Repeat,
    /// <summary>It contradicts a booking that stands.</summary>
    Contradiction,
}

/// <summary>Lays a report beside the ledger's row.</summary>
internal static class BookingStanding
{
    /// <summary>
    /// What a report means. A booking is final: a row that names a document, also one whose writing was cut short, takes no other. A refusal
    /// is not: what was refused may be booked later, or be refused for another reason.
    /// </summary>
    public static BookingMeans Of(Delivery? row, BookingReport report) => (row, report) switch
    {
        ({ Status: DeliveryStatus.Confirmed }, EventBooked booked) => Says(row, booked) ? BookingMeans.Repeat : BookingMeans.Contradiction,
        ({ Status: DeliveryStatus.Confirmed }, _) => BookingMeans.Contradiction,
        ({ Status: DeliveryStatus.Intent, ForeignId: not null }, EventBooked booked) => Says(row, booked) ? BookingMeans.News : BookingMeans.Contradiction,
        ({ Status: DeliveryStatus.Intent, ForeignId: not null }, _) => BookingMeans.Contradiction,
        ({ Status: DeliveryStatus.DeadLettered }, EventRefused refused) when row.Category == refused.Code && row.LastAnswer == AnswerText.Of(refused.Text) => BookingMeans.Repeat,
        _ => BookingMeans.News,
    };

    // A row of a time when the hub delivered to this consumer itself has a number and no amount.
    private static bool Says(Delivery row, EventBooked booked) =>
        string.Equals(row.ForeignId, booked.Number, StringComparison.Ordinal) && (row.BookedAmount is null || row.BookedAmount == booked.Amount);
}
