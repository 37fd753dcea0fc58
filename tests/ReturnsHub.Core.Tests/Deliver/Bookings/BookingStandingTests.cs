using System.Globalization;
using ReturnsHub.Core.Deliver.Bookings;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tests.Reconcile;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Core.Tests.Deliver.Bookings;

/// <summary>What the ledger has of an event, what the consumer says of it now, and what that means.</summary>
public class BookingStandingTests
{
    [Theory]
    //          the ledger says                        number    over       the consumer says     means
    [InlineData(null, null, null, "GS-1 119.00", BookingMeans.News)]
    [InlineData(DeliveryStatus.Confirmed, "GS-1", "119.00", "GS-1 119.00", BookingMeans.Repeat)]
    [InlineData(DeliveryStatus.Confirmed, "GS-1", "119.00", "GS-2 119.00", BookingMeans.Contradiction)]
    [InlineData(DeliveryStatus.Confirmed, "GS-1", "119.00", "GS-1 118.99", BookingMeans.Contradiction)]
    [InlineData(DeliveryStatus.Confirmed, "GS-1", null, "GS-1 119.00", BookingMeans.Repeat)]
    [InlineData(DeliveryStatus.Confirmed, "GS-1", null, "gs-1 119.00", BookingMeans.Contradiction)]
    [InlineData(DeliveryStatus.Confirmed, "GS-1", "119.00", "refused", BookingMeans.Contradiction)]
    [InlineData(DeliveryStatus.Intent, "GS-1", "119.00", "GS-1 119.00", BookingMeans.News)]
    [InlineData(DeliveryStatus.Intent, "GS-1", "119.00", "GS-2 119.00", BookingMeans.Contradiction)]
    [InlineData(DeliveryStatus.Intent, "GS-1", "119.00", "refused", BookingMeans.Contradiction)]
    [InlineData(DeliveryStatus.Intent, null, null, "GS-1 119.00", BookingMeans.News)]
    [InlineData(DeliveryStatus.Intent, null, null, "refused", BookingMeans.News)]
    [InlineData(DeliveryStatus.DeadLettered, null, null, "GS-1 119.00", BookingMeans.News)]
    [InlineData(DeliveryStatus.DeadLettered, null, null, "refused", BookingMeans.Repeat)]
    [InlineData(DeliveryStatus.DeadLettered, null, null, "refused otherwise", BookingMeans.News)]
    [InlineData(DeliveryStatus.Retrying, null, null, "GS-1 119.00", BookingMeans.News)]
    [InlineData(DeliveryStatus.Unknown, null, null, "GS-1 119.00", BookingMeans.News)]
    internal void A_booking_is_final_and_a_refusal_is_not(DeliveryStatus? status, string? number, string? over, string says, BookingMeans means)
    {
        var row = status is not { } stands ? null : DeliverySamples.Confirmed(1) with
        {
            Status = stands,
            ForeignId = number,
            BookedAmount = over is null ? null : Told.Money(decimal.Parse(over, CultureInfo.InvariantCulture)),
            Category = stands == DeliveryStatus.DeadLettered ? "period-closed" : null,
            LastAnswer = "The period is closed.",
        };
        BookingStanding.Of(row, Report(says)).ShouldBe(means);
    }

    private static BookingReport Report(string says) => says switch
    {
        "refused" => new EventRefused(Guid.Empty, "period-closed", "The period is closed."),
        "refused otherwise" => new EventRefused(Guid.Empty, "account-locked", "The period is closed."),
        _ => new EventBooked(Guid.Empty, says.Split(' ')[0], Told.Money(decimal.Parse(says.Split(' ')[1], CultureInfo.InvariantCulture))),
    };
}
