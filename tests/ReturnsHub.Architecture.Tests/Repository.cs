using System.Runtime.CompilerServices;

namespace ReturnsHub.Architecture.Tests;

/// <summary>Finds files of the repository, wherever it was checked out.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find([CallerFilePath] string here = "")
    {
        var directory = new DirectoryInfo(System.IO.Path.GetDirectoryName(here)!);
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory.FullName, "ReturnsHub.sln"))) directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("ReturnsHub.sln is not above the tests.");
    }
}
