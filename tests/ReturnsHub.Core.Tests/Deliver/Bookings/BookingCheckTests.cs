using ReturnsHub.Core.Deliver.Bookings;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Tests.Reconcile;

namespace ReturnsHub.Core.Tests.Deliver.Bookings;

/// <summary>What a consumer may say of a credit over 119.00 EUR, and of units that moved.</summary>
public class BookingCheckTests
{
    private static readonly Told Return = new Told().Requested(1).Received(1).Moved(1).Credited(119.00m, delivery: null);

    [Theory]
    //          number      amount     currency  what is wrong
    [InlineData("GS-2026-0042", "119.00", "EUR", null)]
    [InlineData("GS-2026-0042", "119.01", "EUR", null)]
    [InlineData("GS-2026-0042", "119.00", "SEK", null)]
    [InlineData("GS-2026-0042", "0.00", "EUR", null)]
    [InlineData("GS-2026-0042", null, null, "amount-missing")]
    [InlineData("GS-2026-0042", "-119.00", "EUR", "amount-negative")]
    [InlineData("", "119.00", "EUR", "number-invalid")]
    [InlineData(" GS-1", "119.00", "EUR", "number-invalid")]
    [InlineData("GS\n1", "119.00", "EUR", "number-invalid")]
    [InlineData("jane@example.com", "119.00", "EUR", "number-invalid")]
    public void A_booking_of_a_credit_names_a_document_and_what_it_is_over(string number, string? amount, string? currency, string? code)
    {
        Money? over = amount is null ? null : new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), new Currency(currency!));
        var e = Return.History[^1];
        (BookingCheck.Of(new EventBooked(e.Id, number, over), e)?.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "number-invalid")]
    public void A_document_number_has_a_length(int length, string? code)
    {
        var e = Return.History[^1];
        (BookingCheck.Of(new EventBooked(e.Id, new string('7', length), Told.Money(119.00m)), e)?.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "amount-unexpected")]
    public void A_booking_of_a_stock_move_is_over_no_amount(bool withAmount, string? code)
    {
        var e = Return.History.Single(h => h.Data is Core.Returns.Events.InventoryMoved);
        (BookingCheck.Of(new EventBooked(e.Id, "SM-7", withAmount ? Told.Money(1.00m) : null), e)?.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData("period-closed", true)]
    [InlineData("http-422", true)]
    [InlineData("", false)]
    [InlineData("Period closed", false)]
    [InlineData("period--closed", false)]
    [InlineData("periode-geschlössen", false)]
    [InlineData("a-code-of-sixty-one-characters-is-one-too-long-for-the-ledger", false)]
    public void A_refusal_names_a_stable_code(string code, bool fits)
    {
        var e = Return.History[^1];
        (BookingCheck.Of(new EventRefused(e.Id, code, "The period is closed."), e) is null).ShouldBe(fits);
    }
}
