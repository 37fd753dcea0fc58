using System.Globalization;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Tests.Reconcile;

/// <summary>A credit of 119.00 EUR at a consumer that fetches its events, and what that consumer said of it.</summary>
public class PulledBooksTests
{
    [Theory]
    //          confirms  hours since  it said                     over          difference                                booked
    [InlineData(true, 1, DeliveryStatus.Confirmed, "119.00 EUR", null, "119.00")]
    [InlineData(true, 1, DeliveryStatus.Confirmed, "119.01 EUR", DifferenceCodes.BookedAmountDiffers, "119.01")]
    [InlineData(true, 1, DeliveryStatus.Confirmed, "118.99 EUR", DifferenceCodes.BookedAmountDiffers, "118.99")]
    [InlineData(true, 1, DeliveryStatus.Confirmed, "119.00 SEK", DifferenceCodes.BookedAmountDiffers, "0.00")]
    [InlineData(true, 1, DeliveryStatus.DeadLettered, null, DifferenceCodes.BookingRefused, "0.00")]
    [InlineData(true, 23, null, null, DifferenceCodes.BookingAwaited, "0.00")]
    [InlineData(true, 24, null, null, DifferenceCodes.BookingNotConfirmed, "0.00")]
    [InlineData(true, 99, DeliveryStatus.Intent, null, DifferenceCodes.BookingNotConfirmed, "0.00")]
    [InlineData(false, 99, DeliveryStatus.Confirmed, "119.00 EUR", null, "119.00")]
    [InlineData(false, 99, DeliveryStatus.Confirmed, "119.01 EUR", DifferenceCodes.BookedAmountDiffers, "119.01")]
    [InlineData(false, 99, DeliveryStatus.DeadLettered, null, DifferenceCodes.BookingRefused, "0.00")]
    [InlineData(false, 99, null, null, DifferenceCodes.NotAsked, null)]
    public void What_it_said_counts_and_what_it_did_not_say_only_where_it_confirms_its_bookings(
        bool confirms, int hours, DeliveryStatus? said, string? over, string? code, string? booked)
    {
        var told = new Told { Connector = ConsumerSettings.Pull, ConfirmsBookings = confirms, AsOf = Told.At.AddHours(hours) }.Credited(119.00m, delivery: null);
        if (said is { } status) told.Reported(status, over is null ? null : Of(over));
        var row = told.Report().Rows.Single();

        row.Differences.Select(d => d.Code).ShouldBe(code is null ? [] : [code]);
        (row.Credits.Single().Booked?.Amount.ToString(CultureInfo.InvariantCulture)).ShouldBe(booked);
        row.Credits.Single().ForeignNumber.ShouldBe(said == DeliveryStatus.Confirmed ? "GS-1" : null);
    }

    [Theory]
    [InlineData("119.01 EUR", "0.01 EUR", "The ERP has 119.01 EUR where 119.00 EUR was released.")]
    [InlineData("100.00 EUR", "-19.00 EUR", "The ERP has 100.00 EUR where 119.00 EUR was released.")]
    [InlineData("119.00 SEK", "119.00 EUR", "The books have 119.00 SEK where 119.00 EUR was released.")]
    public void Another_amount_is_named_with_by_how_much(string over, string by, string detail)
    {
        var difference = new Told { Connector = ConsumerSettings.Pull }.Credited(119.00m, delivery: null).Reported(DeliveryStatus.Confirmed, Of(over)).Report().Rows.Single().Differences.Single();
        (difference.Amount?.ToString(), difference.Detail).ShouldBe((by, detail));
    }

    [Fact]
    public void A_refusal_shows_what_the_consumer_said_and_what_to_do()
    {
        var difference = new Told { Connector = ConsumerSettings.Pull }.Credited(119.00m, delivery: null).Reported(DeliveryStatus.DeadLettered, answer: "Period 10 is closed.").Report().Rows.Single().Differences.Single();
        difference.Detail.ShouldBe("CREDIT_MEMO is not in the books; the consumer refused it: period-closed, Period 10 is closed.");
        difference.WhatToDo.ShouldNotContain("redrive");
    }

    [Theory]
    //          confirms  it said                      moves to book, booked, difference
    [InlineData(true, DeliveryStatus.Confirmed, 1, 1, null)]
    [InlineData(true, null, 1, 0, DifferenceCodes.BookingNotConfirmed)]
    [InlineData(false, DeliveryStatus.Confirmed, 1, 1, null)]
    [InlineData(false, null, 0, 0, null)]
    public void Units_that_move_are_awaited_only_of_a_consumer_that_confirms_its_bookings(bool confirms, DeliveryStatus? said, int toBook, int booked, string? code)
    {
        var told = new Told { Connector = ConsumerSettings.Pull, ConfirmsBookings = confirms, AsOf = Told.At.AddDays(3) }.Requested(1).Received(1).Moved(1, delivery: null);
        if (said is { } status) told.Reported(status);
        var row = told.Report().Rows.Single();

        (row.Goods.MovesToBook, row.Goods.MovesBooked).ShouldBe((toBook, booked));
        row.Differences.Select(d => d.Code).ShouldBe(code is null ? [] : [code]);
    }

    private static Money Of(string text) => new(decimal.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture), new Currency(text.Split(' ')[1]));
}
