namespace ReturnsHub.Web.Configuration;

/// <summary>Reads secrets: written in the file, or named there as <c>env:NAME</c> and taken from the environment.</summary>
internal static class SecretTexts
{
    private const string FromEnvironment = "env:";

    /// <summary>Reads secrets that have names: <c>"credentials": { "adminToken": "env:NAME" }</c>.</summary>
    public static IReadOnlyDictionary<string, string> ReadNamed(ConfigNode node, Func<string, string?> environment)
    {
        const string name = "credentials";
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in node.TextByName(name, "secrets by name, each as text or as env:NAME"))
        {
            if (!text.StartsWith(FromEnvironment, StringComparison.Ordinal)) secrets[key] = text;
            else if (environment(text[FromEnvironment.Length..]) is { Length: > 0 } value) secrets[key] = value;
            else node.Member(name)!.Error($"names the environment variable {Clip.Of(text[FromEnvironment.Length..])}, which is not set. Set it or write the secret here.");
        }

        return secrets;
    }

    public static IReadOnlyList<string> Read(ConfigNode node, Func<string, string?> environment)
    {
        const string what = "secrets, each as text or as env:NAME";
        var secrets = new List<string>();
        foreach (var item in node.Items("secrets", what))
        {
            if (One(item, what, environment) is { } secret) secrets.Add(secret);
        }

        return secrets;
    }

    /// <summary>The secret that stands at a place, or that it names.</summary>
    public static string? One(ConfigNode item, string what, Func<string, string?> environment)
    {
        if (item.Text(what) is not { } text) return null;
        if (!text.StartsWith(FromEnvironment, StringComparison.Ordinal)) return text;
        if (environment(text[FromEnvironment.Length..]) is { Length: > 0 } value) return value;
        item.Error($"names the environment variable {Clip.Of(text[FromEnvironment.Length..])}, which is not set. Set it or write the secret here.");
        return null;
    }
}
