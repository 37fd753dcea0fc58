using System.Text.Json;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.S4Hana;

/// <summary>
/// Movement types by what stock units leave and enter: SAP's standard
/// (https://help.sap.com/doc/saphelp_46c/4.6C/en-US/e5/ec71005b47d111a4620060b03c3b0e/content.htm; a reversal has the next number). A
/// profile may name its own for two statuses: <c>movement.QUARANTINE.SELLABLE</c>.
/// </summary>
internal static class Movements
{
    public const string SettingPrefix = "movement.";

    /// <exception cref="ErpFaultException">SAP has no single movement between the two.</exception>
    public static string Of(StockMoveDocument move, StockPlace? from, StockPlace? to, Profile profile)
    {
        var setting = $"{SettingPrefix}{Name(move.From)}.{Name(move.To)}";
        return profile.Settings.GetValueOrDefault(setting) ?? Standard(from, to)
            ?? throw ErpFaultException.Refused("movement-unmapped", $"SAP has no one movement from {CodeNames.Of(move.From)} to {CodeNames.Of(move.To)} with these places. Name one under settings.{setting}, or move by hand.");
    }

    /// <summary>The goods movement code of a movement: other receipt, goods issue or transfer.</summary>
    public static string CodeOf(StockPlace? from, StockPlace? to) => (from, to) switch
    {
        (null, _) => "05",
        (_, null) => "03",
        _ => "04",
    };

    private static string? Standard(StockPlace? from, StockPlace? to) => (from?.Stock, to?.Stock) switch
    {
        // 651 is the goods receipt of a returns delivery; without one it is 451.
        (null, StockType.Returns) => "451",
        (null, StockType.Unrestricted) => "653",
        (null, StockType.Quality) => "655",
        (null, StockType.Blocked) => "657",
        (StockType.Returns, StockType.Unrestricted) => "453",
        (StockType.Returns, StockType.Quality) => "457",
        (StockType.Returns, StockType.Blocked) => "459",
        (StockType.Quality, StockType.Unrestricted) => "321",
        (StockType.Unrestricted, StockType.Quality) => "322",
        (StockType.Blocked, StockType.Unrestricted) => "343",
        (StockType.Unrestricted, StockType.Blocked) => "344",
        (StockType.Blocked, StockType.Quality) => "349",
        (StockType.Quality, StockType.Blocked) => "350",
        (StockType.Unrestricted, StockType.Unrestricted) => "311",
        (StockType.Quality, StockType.Quality) => "323",
        (StockType.Blocked, StockType.Blocked) => "325",
        (StockType.Returns, StockType.Returns) => "455",
        (StockType.Unrestricted, null) => "551",
        (StockType.Quality, null) => "553",
        (StockType.Blocked, null) => "555",
        // What has no value cannot be scrapped, and what has one cannot lose it by moving.
        _ => null,
    };

    private static string Name(InventoryStatus status) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(status.ToString());
}
