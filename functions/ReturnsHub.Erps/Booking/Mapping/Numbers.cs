using System.Globalization;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Erps.Booking.Mapping;

/// <summary>
/// External document numbers of what has none on the stream: at most 35 characters, the same for the same event for ever. Credits,
/// journal entries and claims bring their own.
/// </summary>
internal static class Numbers
{
    public static string ReturnOrder(ReturnId id) => $"RA-{Core(id)}";

    public static string Receipt(RecordedEvent e) => OfEvent("RC", e);

    public static string Move(RecordedEvent e) => OfEvent("SM", e);

    public static string Bonus(RecordedEvent e) => OfEvent("SB", e);

    private static string OfEvent(string kind, RecordedEvent e)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{kind}-{Core(e.ReturnId)}-{e.Sequence}");
        return number.Length <= 35 ? number : throw new InvalidOperationException("A document number is too long for an ERP.");
    }

    private static string Core(ReturnId id) => id.Value["ret_".Length..].ToUpperInvariant();
}
