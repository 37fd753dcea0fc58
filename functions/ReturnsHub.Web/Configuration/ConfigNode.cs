using System.Globalization;
using System.Text.Json;

namespace ReturnsHub.Web.Configuration;

/// <summary>
/// A place in a configuration document. Reading collects what is wrong instead of stopping at it, so that a person learns
/// all of it at once; what could not be read comes back as null or empty.
/// </summary>
internal sealed class ConfigNode(JsonElement element, string path, List<ConfigurationError> errors)
{
    public string Path { get; } = path;

    public JsonElement Element { get; } = element;

    public void Error(string what) => errors.Add(new ConfigurationError(Path.Length == 0 ? "$" : Path, what));

    /// <summary>Whether this is an object; its members other than <paramref name="known"/> are errors.</summary>
    public bool IsObject(params ReadOnlySpan<string> known)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            Error("must be an object.");
            return false;
        }

        foreach (var member in Element.EnumerateObject())
        {
            if (!known.Contains(member.Name)) Child(member.Name, member.Value).Error($"is not a setting. Known here: {string.Join(", ", known.ToArray())}.");
        }

        return true;
    }

    public ConfigNode? Member(string name) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? Child(name, value)
            : null;

    public ConfigNode? Required(string name, string what)
    {
        var member = Member(name);
        if (member is null) Child(name, default).Error($"is missing: {what}.");
        return member;
    }

    public IReadOnlyList<ConfigNode> Items(string name, string what, bool required = false)
    {
        var member = required ? Required(name, what) : Member(name);
        if (member is null) return [];
        if (member.Element.ValueKind == JsonValueKind.Array)
            return [.. member.Element.EnumerateArray().Select((e, i) => new ConfigNode(e, $"{member.Path}[{i}]", errors))];
        member.Error($"must be an array: {what}.");
        return [];
    }

    public string? Text(string what)
    {
        if (Element.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(Element.GetString())) return Element.GetString()!.Trim();
        Error($"must be a text: {what}.");
        return null;
    }

    public string? RequiredText(string name, string what) => Required(name, what)?.Text(what);

    public IReadOnlyList<string> Texts(string name, string what, bool required = false) =>
        [.. Items(name, what, required).Select(i => i.Text(what)).OfType<string>()];

    public IReadOnlyDictionary<string, string> TextByName(string name, string what)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Member(name) is not { } member) return texts;
        if (member.Element.ValueKind != JsonValueKind.Object)
        {
            member.Error($"must be an object: {what}.");
            return texts;
        }

        foreach (var pair in member.Element.EnumerateObject())
        {
            if (member.Child(pair.Name, pair.Value).Text(what) is { } text) texts[pair.Name] = text;
        }

        return texts;
    }

    public int Whole(string name, int otherwise, int least, int most)
    {
        if (Member(name) is not { } member) return otherwise;
        if (member.Element.ValueKind == JsonValueKind.Number && member.Element.TryGetInt32(out var value) && value >= least && value <= most) return value;
        member.Error(string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}."));
        return otherwise;
    }

    private ConfigNode Child(string name, JsonElement value) => new(value, Path.Length == 0 ? name : $"{Path}.{name}", errors);
}
