namespace ReturnsHub.Web.Tests.Documents.Compatibility;

/// <summary>
/// What a document promises otherwise than it did. Gone and changed breaks those who rely on it. New is no break, but for what callers must
/// send from now on; that something need not be sent any more, or is always answered now, is no break either.
/// </summary>
internal sealed record FactDiff(IReadOnlyList<string> Breaks, IReadOnlyList<string> Additions)
{
    public static FactDiff Of(IReadOnlyDictionary<string, string> was, IReadOnlyDictionary<string, string> now)
    {
        var breaks = new List<string>();
        var additions = new List<string>();
        foreach (var (name, before) in was)
        {
            if (!now.TryGetValue(name, out var after)) breaks.Add($"gone: {Line(name, before)}");
            else if (before != after) (IsRelief(name, before, after) ? additions : breaks).Add($"changed: {Line(name, before)} -> {after}");
        }

        foreach (var (name, after) in now.Where(n => !was.ContainsKey(n.Key)))
            (IsDemand(was, name, after) ? breaks : additions).Add($"new: {Line(name, after)}");
        return new FactDiff(breaks, additions);
    }

    public static string Line(string name, string value) => value.Length == 0 ? name : $"{name} = {value}";

    private static bool IsRelief(string name, string before, string after) =>
        IsAsked(name) ? before == after + OpenApiFacts.Required : after == before + OpenApiFacts.Required;

    private static bool IsDemand(IReadOnlyDictionary<string, string> was, string name, string value) =>
        IsAsked(name) && value.EndsWith(OpenApiFacts.Required, StringComparison.Ordinal) && was.ContainsKey(Owner(name));

    // Parameters, bodies and what bodies are made of: what callers send.
    private static bool IsAsked(string name) =>
        name.Contains(" ? ", StringComparison.Ordinal) || name.Contains(" body ", StringComparison.Ordinal)
        || name.StartsWith("takes ", StringComparison.Ordinal) || name.Contains(" takes.", StringComparison.Ordinal);

    private static string Owner(string name)
    {
        foreach (var mark in (string[])[" ? ", " body "])
        {
            if (name.IndexOf(mark, StringComparison.Ordinal) is > 0 and var at) return name[..at];
        }

        return name[..name.LastIndexOf('.')];
    }
}
