using System.Text.RegularExpressions;
using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// How a refund that the hub asks for is known again: its note is the credit's document number and nothing else. Notes of people
/// are read for that shape only and not kept.
/// </summary>
internal static partial class RefundReferences
{
    private const string Document = "credit";

    /// <summary>The document number in a refund's note; null when the note is anything else.</summary>
    public static string? Of(JsonView refund) => refund.Words("note") is { } note && IsOne(note) ? note : null;

    /// <summary>Whether a text is a credit's document number.</summary>
    public static bool IsOne(string? text) => text is not null && Shape().IsMatch(text);

    /// <summary>The name by which the return of a credit is found. It is given before the refund is asked for.</summary>
    public static LookupKey Key(string connection, string reference) => LookupKey.Document(connection, Document, reference);

    /// <summary>The return whose credit has this number.</summary>
    public static ReturnId ReturnOf(string reference) => ReturnId.Parse($"ret_{reference.Split('-')[1].ToLowerInvariant()}");

    [GeneratedRegex(@"^RH-[0-9A-HJKMNP-TV-Z]{24}-[1-9][0-9]{0,5}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
