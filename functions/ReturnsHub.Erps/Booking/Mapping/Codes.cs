using System.Globalization;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Booking.Mapping;

/// <summary>Looks codes up in a profile. What is missing stops the mapping with a sentence that says what to map.</summary>
internal sealed class Codes(Profile profile)
{
    public string Customer(string? connection, string? country) =>
        connection is not null && profile.Customers.ByConnection.TryGetValue(connection, out var byConnection) ? byConnection
        : country is not null && profile.Customers.ByCountry.TryGetValue(country, out var byCountry) ? byCountry
        : profile.Customers.Default;

    public string Item(Sku? sku, string what) => sku is { } known
        ? profile.Items.BySku.GetValueOrDefault(known.Value, known.Value)
        : throw new GapException("sku-unknown", $"The SKU of {what} is not known. Book it by hand.");

    public string? Reason(ReasonCode? reason) => reason is { } known ? profile.Reasons.GetValueOrDefault(known) : null;

    public static string Account(string? account, string name) => account
        ?? throw new GapException("account-unmapped", $"The profile names no account for {name}. Add accounts.{name} and redrive.");

    public string Journal(JournalAccount account) => profile.Accounts.Journal.GetValueOrDefault(account)
        ?? throw new GapException("account-unmapped", $"The profile names no account for {account}. Add it under accounts.journal and redrive.");

    /// <summary>The location of units in a status; null for a status the profile does not name.</summary>
    public string? LocationOrNone(InventoryStatus status, string? warehouse) =>
        warehouse is not null && profile.WarehouseLocations.TryGetValue(warehouse, out var named) ? named : profile.Locations.GetValueOrDefault(status);

    public string Vendor(string? party) => party is not null && profile.Vendors.TryGetValue(party, out var vendor)
        ? vendor
        : throw new GapException("vendor-unmapped", $"The profile maps no vendor '{Clip.Of(party, 60)}'. Add it under vendors and redrive.");

    /// <summary>
    /// The code whose rate explains the tax, to half a minor unit for each unit; null where the profile leaves taxes to the ERP.
    /// </summary>
    public string? Tax(Money gross, Money tax, int quantity, string? country)
    {
        if (profile.Taxes.Count == 0) return null;
        var net = gross.Amount - tax.Amount;
        var minor = new decimal(1, 0, 0, false, (byte)gross.Currency.Decimals);
        var best = profile.Taxes
            .Where(t => t.Country is null || string.Equals(t.Country, country, StringComparison.Ordinal))
            .Select(t => (Code: t, Off: Math.Abs(net * t.Rate - tax.Amount)))
            .Where(t => t.Off <= minor * (Math.Max(1, quantity) + 1) / 2)
            .OrderBy(t => t.Code.Country is null)
            .ThenBy(t => t.Off)
            .FirstOrDefault();
        if (best.Code is { } found) return found.Code;
        var rate = net == 0 ? "an unknown rate" : (tax.Amount / net).ToString("P1", CultureInfo.InvariantCulture);
        throw new GapException("tax-unmapped", $"The profile maps no tax of {rate} for {country ?? "an unknown country"}. Add it under taxes and redrive.");
    }
}
