using System.Text.Json;

namespace ReturnsHub.Infra.Tests;

/// <summary>JSON files of the infra folder.</summary>
internal static class InfraJson
{
    public static JsonElement Read(params string[] path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.Path(["infra", .. path])));
        return document.RootElement.Clone();
    }
}
