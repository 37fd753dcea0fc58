namespace ReturnsHub.Core.Reasons;

/// <summary>
/// Takes personal data out of a customer's words before any classifier reads them. Pure, deterministic and linear in time;
/// it errs on the side of taking out too much, because a classifier can spare a number and a customer cannot spare a name.
/// </summary>
public static class Redactor
{
    /// <summary>Characters of input that are looked at; the rest is dropped unread.</summary>
    public const int MostInput = 4_000;

    /// <summary>Characters of output at most.</summary>
    public const int MostOutput = 1_000;

    private const int MostRounds = 5;

    /// <summary>
    /// Redacts a text. <paramref name="hints"/> are values known from the order itself, taken out wherever they stand.
    /// Redacting an already redacted text changes nothing.
    /// </summary>
    public static Redacted Redact(string text, RedactionHints? hints = null)
    {
        var tally = new Tally();
        var clean = TextCleaner.Clean(text, MostInput);
        // A placeholder ends a word where none ended before, so a second look may see what the first could not.
        for (var round = 0; round < MostRounds; round++)
        {
            var before = clean;
            clean = Cut(TakeAll(before, hints, tally));
            if (string.Equals(clean, before, StringComparison.Ordinal)) break;
        }
        return new Redacted(clean, tally.Counts);
    }

    private static string TakeAll(string text, RedactionHints? hints, Tally tally)
    {
        // Account numbers go before e-mail, which would take the last group of one that an @ happens to follow.
        text = Ibans.Take(text, tally);
        text = EmailsAndLinks.Take(text, tally);
        // Addresses go before numbers: a house number and a postal code side by side look like a phone number.
        text = Addresses.Take(text, tally);
        text = Numbers.Take(text, tally);
        if (hints is not null) text = HintedValues.Take(text, hints, tally);
        return Names.Take(text, tally);
    }

    private static string Cut(string text)
    {
        if (text.Length <= MostOutput) return text;
        var end = MostOutput;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        var cut = text[..end];
        var open = cut.LastIndexOf('<');
        if (open >= 0 && cut.IndexOf('>', open) < 0 && end - open <= Placeholder.Longest) cut = cut[..open];
        return cut.TrimEnd(' ');
    }
}

/// <summary>A text without the personal data that could be recognised in it.</summary>
/// <param name="Text">The text, at most <see cref="Redactor.MostOutput"/> characters, with placeholders such as <c>&lt;EMAIL&gt;</c>.</param>
/// <param name="Counts">How many of each kind were taken out, by placeholder name: <c>EMAIL</c>.</param>
public sealed record Redacted(string Text, IReadOnlyDictionary<string, int> Counts);

/// <summary>Personal data known from the order, to be taken out of the customer's words.</summary>
public sealed record RedactionHints
{
    /// <summary>Names of the customer or recipient, each as one string: <c>Anna Maria Schmidt</c>.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Address lines: <c>Hauptstraße 5</c>, <c>Berlin</c>.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];
}
