using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests;

/// <summary>The repository's own Bicep files, read once.</summary>
internal static class Infra
{
    public static IReadOnlyList<BicepFile> Files { get; } = [.. Find("*.bicep").Select(BicepParser.ReadFile)];

    public static IReadOnlyList<BicepFile> ParameterFiles { get; } = [.. Find("*.bicepparam").Select(BicepParser.ReadFile)];

    public static BicepFile Module(string name) => Files.Single(f => Path.GetFileName(f.Path) == name + ".bicep");

    /// <summary>Every resource that is made, with the file it stands in.</summary>
    public static IEnumerable<(BicepFile File, Declaration Resource)> Made =>
        Files.SelectMany(f => f.Resources.Where(r => !r.Existing).Select(r => (f, r)));

    private static IEnumerable<string> Find(string pattern) =>
        Directory.EnumerateFiles(Repository.Path("infra"), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
