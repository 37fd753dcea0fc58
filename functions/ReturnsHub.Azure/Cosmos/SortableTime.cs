using System.Globalization;

namespace ReturnsHub.Azure.Cosmos;

/// <summary>Times as texts of one length, so that the order of the texts is the order of the times.</summary>
internal static class SortableTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>How many characters a time has.</summary>
    public const int Length = 28;

    /// <summary>Behind every time.</summary>
    public const string Never = "9999-12-31T23:59:59.9999999Z";

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">Not a time as <see cref="Write"/> writes it.</exception>
    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static bool TryRead(ReadOnlySpan<char> text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
