using System.Text.RegularExpressions;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Returns.Opening;

/// <summary>Collects what is wrong with a body, field by field, so that a caller learns all of it at once.</summary>
internal sealed partial class FieldErrors
{
    private const int MostShown = 50;
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    public void Add(string path, string what)
    {
        if (_errors.TryGetValue(path, out var list)) list.Add(what);
        else if (_errors.Count < MostShown) _errors[path] = [what];
    }

    /// <summary>A text of 1 to <paramref name="most"/> characters without control characters.</summary>
    public string? Text(string path, string? text, int most, bool required = false)
    {
        if (text is null)
        {
            if (required) Add(path, "is required.");
            return null;
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > most) Add(path, $"has 1 to {most} characters.");
        else if (text.Any(char.IsControl)) Add(path, "has no control characters.");
        else return text.Trim();
        return null;
    }

    /// <summary>Free text, line breaks allowed.</summary>
    public string? Note(string path, string? text, int most)
    {
        if (text is { Length: var length } && length > most) Add(path, $"has at most {most} characters.");
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public string? Number(string path, string? text)
    {
        if (text is not null && !NumberShape().IsMatch(text)) Add(path, "has 1 to 40 of A-Z a-z 0-9 . _ # / -");
        return text;
    }

    public string? Country(string path, string? text)
    {
        if (text is null || (text.Length == 2 && text.All(char.IsAsciiLetterUpper))) return text;
        Add(path, "is an ISO 3166-1 code of two capital letters such as \"DE\".");
        return null;
    }

    public int Units(string path, int? quantity)
    {
        if (quantity is >= 1 and <= 10_000) return quantity.Value;
        Add(path, "is a whole number from 1 to 10,000.");
        return 1;
    }

    public Money? Amount(string path, decimal? amount, Currency? currency, bool required = false)
    {
        if (amount is null && required) Add(path, "is required.");
        if (amount is not { } value || currency is not { } known) return null;
        if (value < 0 || value > Money.Largest) Add(path, "is not negative and at most a trillion.");
        else if (decimal.Round(value, known.Decimals) != value) Add(path, $"has at most {known.Decimals} decimals in {known}.");
        else return new Money(value, known);
        return null;
    }

    public IReadOnlyList<string> Serials(string path, IReadOnlyList<string?> serials, int most)
    {
        if (serials.Count > most) Add(path, $"names at most {most}: one per unit, and 200 in all.");
        var read = serials.Take(most).Select((s, i) => Text($"{path}[{i}]", s, 100, required: true)).OfType<string>().ToList();
        if (read.Distinct(SerialNumber.Comparer).Count() < read.Count) Add(path, "names each serial number once.");
        for (var i = 0; i < read.Count; i++)
        {
            if (SerialNumber.Fault(read[i]) is { } fault) Add($"{path}[{i}]", fault);
        }

        return read;
    }

    public void Once(string path, IEnumerable<string?> ids)
    {
        if (ids.OfType<string>().GroupBy(i => i, StringComparer.Ordinal).Any(g => g.Count() > 1)) Add(path, "name each id once.");
    }

    /// <exception cref="ProblemException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count == 0) return;
        throw new ProblemException(new Problem(400, "fields-invalid", "Some fields are not as they should be; 'errors' names each. Correct them and send again.")
        {
            Errors = _errors.ToDictionary(e => e.Key, e => (IReadOnlyList<string>)e.Value, StringComparer.Ordinal),
        });
    }

    [GeneratedRegex("^[A-Za-z0-9._#/-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex NumberShape();
}
