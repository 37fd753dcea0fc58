using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReturnsHub.Functions.Tests;

/// <summary>The app's own files, read as text: its packages are not to be had everywhere, and its names must hold all the same.</summary>
internal static partial class AppSource
{
    public static string Root { get; } = Find();

    /// <summary>The source files that are not settings, by their path.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = Directory
        .EnumerateFiles(PathOf("functions/ReturnsHub.Functions"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetRelativePath(Root, f), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>Every function: the name it is given in code, and the attribute of its trigger with all its arguments.</summary>
    public static IReadOnlyList<(string File, string Name, string Trigger)> Functions { get; } =
        [.. Files.SelectMany(f => FunctionShape().Matches(f.Value).Select(m => (f.Key, m.Groups["name"].Value, m.Groups["trigger"].Value)))];

    public static string PathOf(string path) => Path.Combine(Root, path);

    public static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllText(PathOf(path))).RootElement;

    private static string Find([CallerFilePath] string here = "")
    {
        var directory = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ReturnsHub.sln"))) directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("ReturnsHub.sln is not above the tests.");
    }

    [GeneratedRegex(@"\[Function\((?<name>[^)]+)\)\].*?\[(?<trigger>\w+Trigger\((?:[^()]|\([^()]*\))*\))\]", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex FunctionShape();
}
