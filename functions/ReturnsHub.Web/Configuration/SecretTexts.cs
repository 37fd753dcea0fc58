namespace ReturnsHub.Web.Configuration;

/// <summary>Reads secrets: written in the file, or named there as <c>env:NAME</c> and taken from the environment.</summary>
internal static class SecretTexts
{
    private const string FromEnvironment = "env:";

    public static IReadOnlyList<string> Read(ConfigNode node, Func<string, string?> environment)
    {
        const string what = "secrets, each as text or as env:NAME";
        var secrets = new List<string>();
        foreach (var item in node.Items("secrets", what))
        {
            if (item.Text(what) is not { } text) continue;
            if (!text.StartsWith(FromEnvironment, StringComparison.Ordinal)) secrets.Add(text);
            else if (environment(text[FromEnvironment.Length..]) is { Length: > 0 } value) secrets.Add(value);
            else item.Error($"names the environment variable {Clip.Of(text[FromEnvironment.Length..])}, which is not set. Set it or write the secret here.");
        }

        return secrets;
    }
}
