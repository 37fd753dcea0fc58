using System.Collections.ObjectModel;
using System.Text;
using System.Text.RegularExpressions;

namespace ReturnsHub.Core.Reasons;

/// <summary>What stands where personal data stood.</summary>
internal static class Placeholder
{
    public const string Email = "EMAIL";
    public const string Phone = "PHONE";
    public const string Name = "NAME";
    public const string Address = "ADDRESS";
    public const string Card = "CARD";
    public const string Iban = "IBAN";
    public const string Number = "NUMBER";
    public const string Url = "URL";

    /// <summary>Length of the longest placeholder, brackets included.</summary>
    public const int Longest = 9;
}

/// <summary>Counts what was taken out.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Counts => new ReadOnlyDictionary<string, int>(_counts);

    /// <summary>Counts one and gives the text that takes its place.</summary>
    public string Take(string kind)
    {
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        return $"<{kind}>";
    }

    /// <summary>Replaces every match of <paramref name="pattern"/>.</summary>
    public string TakeAll(string text, Regex pattern, string kind) => pattern.Replace(text, _ => Take(kind));

    /// <summary>Replaces spans, which are in order and do not overlap.</summary>
    public string TakeAll(string text, IReadOnlyList<Found> found)
    {
        if (found.Count == 0) return text;
        var result = new StringBuilder(text.Length);
        var from = 0;
        foreach (var (start, end, kind) in found)
        {
            result.Append(text, from, start - from).Append(Take(kind));
            from = end;
        }
        return result.Append(text, from, text.Length - from).ToString();
    }
}

/// <summary>Where personal data stands: from <paramref name="Start"/> up to but not including <paramref name="End"/>.</summary>
internal readonly record struct Found(int Start, int End, string Kind);
