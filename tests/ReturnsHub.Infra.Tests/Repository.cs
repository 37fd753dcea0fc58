using System.Runtime.CompilerServices;

namespace ReturnsHub.Infra.Tests;

/// <summary>Finds files of the repository, wherever it was checked out.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The path as the repository names it, with forward slashes.</summary>
    public static string Relative(string path) => System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>All C# sources of a folder, without what the build makes.</summary>
    public static IEnumerable<string> Sources(params string[] folder)
    {
        var root = Path(folder);
        return Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(f => !Relative(f).Split('/').Any(p => p is "obj" or "bin"))
            : [];
    }

    private static string Find([CallerFilePath] string here = "")
    {
        var directory = new DirectoryInfo(System.IO.Path.GetDirectoryName(here)!);
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory.FullName, "ReturnsHub.sln"))) directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("ReturnsHub.sln is not above the tests.");
    }
}
