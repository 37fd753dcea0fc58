using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Tests.Reconcile;

/// <summary>A credit of 119.00 and what ledger and ERP say of it.</summary>
public class BooksTests
{
    [Theory]
    //          ledger                       ERP                    its total  difference                             booked
    [InlineData(DeliveryStatus.Confirmed, BookedAnswer.Booked, "119.00", null, "119.00")]
    [InlineData(DeliveryStatus.Confirmed, BookedAnswer.Booked, null, null, "119.00")]
    [InlineData(DeliveryStatus.Confirmed, BookedAnswer.Booked, "119.01", DifferenceCodes.BookedAmountDiffers, "119.01")]
    [InlineData(DeliveryStatus.Confirmed, BookedAnswer.Missing, null, DifferenceCodes.CreditNotBooked, "0.00")]
    [InlineData(DeliveryStatus.Confirmed, BookedAnswer.Draft, "119.00", DifferenceCodes.BookedNotPosted, "0.00")]
    [InlineData(DeliveryStatus.Confirmed, BookedAnswer.Twice, null, DifferenceCodes.BookedTwice, null)]
    [InlineData(DeliveryStatus.Confirmed, BookedAnswer.NotAsked, null, DifferenceCodes.NotAsked, null)]
    [InlineData(DeliveryStatus.DeadLettered, BookedAnswer.Missing, null, DifferenceCodes.CreditDeadLettered, "0.00")]
    [InlineData(DeliveryStatus.DeadLettered, BookedAnswer.Booked, "119.00", DifferenceCodes.BookedThoughGivenUp, "119.00")]
    [InlineData(DeliveryStatus.DeadLettered, BookedAnswer.Booked, "120.00", DifferenceCodes.BookedAmountDiffers, "120.00")]
    [InlineData(DeliveryStatus.Retrying, BookedAnswer.Missing, null, DifferenceCodes.CreditNotDelivered, "0.00")]
    [InlineData(DeliveryStatus.Retrying, BookedAnswer.Booked, "119.00", null, "119.00")]
    [InlineData(DeliveryStatus.Unknown, BookedAnswer.NotAsked, null, DifferenceCodes.NotAsked, null)]
    public void An_ERP_that_was_asked_has_the_last_word(DeliveryStatus ledger, BookedAnswer answer, string? total, string? code, string? booked)
    {
        var told = new Told().Credited(119.00m, delivery: ledger);
        var report = told.Report(told.Memo(answer, total is null ? null : decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture)));

        report.Rows.Single().Differences.Select(d => d.Code).ShouldBe(code is null ? [] : [code]);
        (report.Rows.Single().Credits.Single().Booked?.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(booked);
        report.Totals.Single().NotAsked.Amount.ShouldBe(answer == BookedAnswer.NotAsked ? 119.00m : 0m);
    }

    [Theory]
    [InlineData(DeliveryStatus.Confirmed, null, "119.00")]
    [InlineData(DeliveryStatus.Retrying, DifferenceCodes.CreditNotDelivered, "0.00")]
    [InlineData(DeliveryStatus.Sent, DifferenceCodes.CreditNotDelivered, "0.00")]
    [InlineData(DeliveryStatus.DeadLettered, DifferenceCodes.CreditDeadLettered, "0.00")]
    [InlineData(null, DifferenceCodes.CreditNotDelivered, "0.00")]
    public void Without_an_ERP_to_ask_the_ledgers_word_stands(DeliveryStatus? ledger, string? code, string booked)
    {
        var report = new Told().Credited(119.00m, delivery: ledger).Report();

        report.BooksAsked.ShouldBeFalse();
        report.Rows.Single().Differences.Select(d => d.Code).ShouldBe(code is null ? [] : [code]);
        report.Totals.Single().Booked.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(booked);
    }

    [Theory]
    [InlineData(2, 2, null)]
    [InlineData(2, 1, DifferenceCodes.StockQuantityDiffers)]
    public void Units_that_came_in_must_have_moved(int received, int moved, string? code)
    {
        var row = new Told().Requested(2).Received(received).Moved(moved).Report().Rows.Single();

        row.Differences.Select(d => d.Code).ShouldBe(code is null ? [] : [code]);
        (row.Goods.Received, row.Goods.Moved, row.Goods.MovesToBook, row.Goods.MovesBooked).ShouldBe((received, moved, 1, 1));
    }

    [Fact]
    public void What_a_consumer_reads_itself_is_not_known_to_be_booked_and_never_called_missing()
    {
        var row = new Told { Connector = ConsumerSettings.Pull }.Requested(1).Received(1).Moved(1, delivery: null).Credited(119.00m, delivery: null).Report().Rows.Single();

        row.Differences.Select(d => (d.Code, d.Amount)).ShouldBe([(DifferenceCodes.NotAsked, (Core.Primitives.Money?)Told.Money(119.00m))]);
        row.Goods.MovesToBook.ShouldBe(0);
    }

    [Fact]
    public void A_report_that_is_not_complete_proves_no_day()
    {
        var report = new Told().Credited(119.00m).Report(complete: false);
        (report.Differences, report.Agrees).ShouldBe((0, false));
    }
}
