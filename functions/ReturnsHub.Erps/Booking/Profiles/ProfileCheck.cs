using ReturnsHub.Core.Facts;

namespace ReturnsHub.Erps.Booking.Profiles;

/// <summary>What would book wrongly under a profile.</summary>
internal static class ProfileCheck
{
    public static IEnumerable<string> Of(Profile profile)
    {
        if (string.IsNullOrWhiteSpace(profile.Name)) yield return "name: give the profile a name and a version, as in 'bc-eu 2026-11'.";
        if (string.IsNullOrWhiteSpace(profile.Customers.Default)) yield return "customers.default: name the customer that credit memos are for.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(profile.TimeZone, out _))
            yield return $"timeZone: '{Clip.Of(profile.TimeZone, 40)}' is not known on this machine. Name one of the IANA database, as in 'Europe/Berlin'.";
        if (profile.Stock == StockBooking.CreditMemo && profile.Locations.Count == 0)
            yield return "locations: where credit memos bring stock back, name at least the location of SELLABLE.";
        if (profile.Stock == StockBooking.CreditMemo && profile.Journals == JournalBooking.All)
            yield return "journals: a credit memo that brings stock back books its value; use EXCEPT_STOCK_VALUE or NONE, or the value is booked twice.";
        if (profile.Locations.ContainsKey(InventoryStatus.Expected) || profile.Locations.ContainsKey(InventoryStatus.Disposed))
            yield return "locations: EXPECTED and DISPOSED are not in stock; leave them out.";
        foreach (var method in profile.Accounts.Payments.Keys.Where(m => m != Resolution.OriginalPayment))
            yield return $"accounts.payments: {method} stays open on the customer's account and has no balancing account; remove it.";
        foreach (var tax in profile.Taxes.Where(t => t.Rate is < 0 or > 1)) yield return $"taxes: the rate of {Clip.Of(tax.Code, 20)} must be from 0 to 1: 0.19 is 19 %.";
        foreach (var twice in profile.Taxes.GroupBy(t => (t.Rate, t.Country)).Where(g => g.Count() > 1))
            yield return $"taxes: the rate {twice.Key.Rate} of {twice.Key.Country ?? "any country"} is listed twice.";
    }
}
