using System.Globalization;

namespace ReturnsHub.Embedded.Evidence;

/// <summary>The names of evidence files: <c>000001.pack</c> and on.</summary>
internal static class PackFiles
{
    private const string Extension = ".pack";

    public static string PathOf(string directory, int pack) =>
        Path.Combine(directory, pack.ToString("D6", CultureInfo.InvariantCulture) + Extension);

    /// <summary>The number of the newest file; 0 when there is none.</summary>
    public static int Newest(string directory) => Directory.EnumerateFiles(directory, "*" + Extension)
        .Select(Path.GetFileNameWithoutExtension)
        .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pack) ? pack : 0)
        .DefaultIfEmpty()
        .Max();
}
