using ReturnsHub.Core.Deliver.Bookings;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tests.Reconcile;

namespace ReturnsHub.Core.Tests.Deliver.Bookings;

/// <summary>A consumer that fetches events says of a credit over 119.00 EUR what it did with it.</summary>
public sealed class ConsumerBookingsTests : IDisposable
{
    private readonly BookingBench _bench = new();

    [Fact]
    public async Task What_is_booked_stands_in_the_ledger_and_the_return_hears_of_it()
    {
        var answer = await _bench.BookedAsync("GS-1", 119.00m);

        answer.Result.ShouldBe(BookingResult.Taken);
        var row = _bench.Row.ShouldNotBeNull();
        (row.Status, row.ForeignId, row.BookedAmount, row.LastAnswer, row.Attempts).ShouldBe(
            (DeliveryStatus.Confirmed, "GS-1", Told.Money(119.00m), "Reported as booked over 119.00 EUR.", 1));
        answer.Stands.ShouldBe(row);
        var told = _bench.Told.ShouldHaveSingleItem().ShouldBeOfType<DeliveryConfirmed>();
        (told.Consumer, told.CreditId, told.ForeignId).ShouldBe(("books", "CR-1", "GS-1"));
    }

    [Fact]
    public async Task The_same_report_has_the_same_answer_and_is_told_once()
    {
        var first = await _bench.BookedAsync("GS-1", 119.00m);
        _bench.Time.Advance(TimeSpan.FromHours(3));
        (await _bench.BookedAsync("GS-1", 119.00m)).ShouldBe(first);
        _bench.Told.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("GS-2", "119.00")]
    [InlineData("GS-1", "119.01")]
    public async Task Another_number_or_amount_changes_nothing_and_is_shown_what_stands(string number, string amount)
    {
        await _bench.BookedAsync("GS-1", 119.00m);
        var answer = await _bench.BookedAsync(number, decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));

        (answer.Result, answer.Code, answer.Stands!.ForeignId, answer.Stands.BookedAmount).ShouldBe(
            (BookingResult.Conflict, "booked-otherwise", "GS-1", Told.Money(119.00m)));
        (_bench.Row!.ForeignId, _bench.Told.Count).ShouldBe(("GS-1", 1));
    }

    [Fact]
    public async Task A_refusal_is_given_up_with_its_code_and_without_what_reads_like_a_persons_address()
    {
        var answer = await _bench.RefusedAsync("period-closed", "Period 10 is closed, ask jane@example.com.");

        answer.Result.ShouldBe(BookingResult.Taken);
        (_bench.Row!.Status, _bench.Row.Category).ShouldBe((DeliveryStatus.DeadLettered, "period-closed"));
        _bench.Row.LastAnswer.ShouldNotBeNull().ShouldNotContain("jane");
        _bench.Told.ShouldHaveSingleItem().ShouldBe(new DeliveryFailed("books", _bench.Credit.Id, _bench.Credit.Type, "period-closed"));
        (await _bench.RefusedAsync("period-closed", "Period 10 is closed, ask jane@example.com.")).ShouldBe(answer);
        _bench.Told.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_refused_may_be_booked_later_and_what_was_booked_is_not_refused_any_more()
    {
        await _bench.RefusedAsync("period-closed", "Period 10 is closed.");
        (await _bench.BookedAsync("GS-1", 119.00m)).Result.ShouldBe(BookingResult.Taken);
        (_bench.Row!.Status, _bench.Row.Category, _bench.Row.Fingerprint).ShouldBe((DeliveryStatus.Confirmed, null, null));
        (await _bench.RefusedAsync("period-closed", "Period 10 is closed.")).Result.ShouldBe(BookingResult.Conflict);
    }

    [Theory]
    [InlineData("credit.released", BookingResult.Taken)]
    [InlineData("return.requested", BookingResult.NoEvent)]
    public async Task Only_events_that_the_consumer_takes_are_its_own(string takes, BookingResult result)
    {
        _bench.Consumer = _bench.Consumer with { Events = [takes] };
        (await _bench.BookedAsync("GS-1", 119.00m)).Result.ShouldBe(result);
        _bench.Ledger.Rows.Count.ShouldBe(result == BookingResult.Taken ? 1 : 0);
    }

    [Fact]
    public async Task An_event_of_nobody_and_a_report_that_cannot_be_write_nothing()
    {
        (await _bench.Bookings.ReportAsync(_bench.Consumer, new EventBooked(Guid.NewGuid(), "GS-1", null), CancellationToken.None)).Result.ShouldBe(BookingResult.NoEvent);
        var answer = await _bench.Bookings.ReportAsync(_bench.Consumer, new EventBooked(_bench.Credit.Id, "GS-1", null), CancellationToken.None);
        (answer.Result, answer.Code).ShouldBe((BookingResult.Invalid, "amount-missing"));
        _bench.Ledger.Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task A_stop_at_any_step_leaves_what_the_same_report_ends_and_another_does_not_change(int step)
    {
        var steps = 0;
        _bench.Step = () => ++steps == step ? throw new IOException("stopped") : Task.CompletedTask;
        await Should.ThrowAsync<IOException>(() => _bench.BookedAsync("GS-1", 119.00m));
        _bench.Step = () => Task.CompletedTask;

        var begun = _bench.Row is not null;
        (await _bench.BookedAsync("GS-2", 119.00m)).Result.ShouldBe(begun ? BookingResult.Conflict : BookingResult.Taken);
        var number = begun ? "GS-1" : "GS-2";
        (await _bench.BookedAsync(number, 119.00m)).Result.ShouldBe(BookingResult.Taken);

        (_bench.Row!.Status, _bench.Row.ForeignId).ShouldBe((DeliveryStatus.Confirmed, number));
        _bench.Told.Cast<DeliveryConfirmed>().Select(t => t.ForeignId).Distinct().ShouldBe([number], "the return hears of one document only");
    }

    [Fact]
    public async Task A_row_that_others_write_all_the_time_is_left_to_them()
    {
        _bench.Step = () =>
        {
            if (_bench.Row is { } row) _bench.Ledger.Rows[row.Id] = row with { Version = row.Version + 1, Status = DeliveryStatus.Retrying, ForeignId = null };
            return Task.CompletedTask;
        };
        (await _bench.BookedAsync("GS-1", 119.00m)).Result.ShouldBe(BookingResult.Busy);
    }

    public void Dispose() => _bench.Dispose();
}
