using ReturnsHub.Core.Reasons;
using ReturnsHub.Core.Record;

namespace ReturnsHub.Core.Classify;

/// <summary>
/// What the vault knows of a return's customer, as hints for the <see cref="Redactor"/>: a name that nothing in the text introduces
/// ("broke, Anna") can only be found by knowing it.
/// </summary>
internal static class KnownPersonalData
{
    private const int ShortestPart = 3;

    /// <param name="fields">All vault fields of the return.</param>
    public static RedactionHints Of(IReadOnlyDictionary<string, string> fields)
    {
        var sorted = fields.OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        List<string> addresses = [.. sorted.Where(f => PersonalText.IsAddress(f.Key)).Select(f => f.Value)];
        return new RedactionHints
        {
            // Whole names first: where they stand whole, one placeholder takes their place.
            Names = [.. sorted.Where(f => PersonalText.IsName(f.Key)).Select(f => f.Value), .. addresses.Select(MailboxWords).Where(w => w.Length > 0)],
            Addresses = addresses,
        };
    }

    /// <summary>People's addresses are made of their names: <c>anna.schmidt@…</c>.</summary>
    private static string MailboxWords(string contact)
    {
        var at = contact.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0) return "";
        var letters = string.Create(at, contact, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsLetter(source[i]) ? source[i] : ' ';
        });
        return string.Join(' ', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= ShortestPart));
    }
}
