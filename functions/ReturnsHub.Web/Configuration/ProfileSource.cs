using System.Text.Json;

namespace ReturnsHub.Web.Configuration;

/// <summary>Reads the text of a consumer's profile: written in the configuration, or in a file beside it. Its connector reads what it says.</summary>
internal sealed class ProfileSource(string directory)
{
    private const int MostBytes = 4 * 1024 * 1024;

    public string? Read(ConfigNode node)
    {
        if (node.Element.ValueKind == JsonValueKind.Object) return node.Element.GetRawText();
        if (node.Text("the profile, or the name of its file") is not { } name) return null;
        try
        {
            var file = new FileInfo(Path.Combine(directory, name));
            if (file.Length <= MostBytes) return File.ReadAllText(file.FullName);
            node.Error($"names the file '{Clip.Of(name)}', which is too large for a profile.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            node.Error($"names the file '{Clip.Of(name)}', which cannot be read beside this one. Put it there or write the profile here.");
        }

        return null;
    }
}
