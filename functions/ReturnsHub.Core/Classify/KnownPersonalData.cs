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
        var (names, addresses) = (new List<string>(), new List<string>());
        foreach (var (field, text) in fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (PersonalText.IsName(field)) names.Add(text);
            if (!PersonalText.IsAddress(field)) continue;
            addresses.Add(text);
            if (MailboxWords(text) is { Length: > 0 } words) names.Add(words);
        }

        return new RedactionHints { Names = names, Addresses = addresses };
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
