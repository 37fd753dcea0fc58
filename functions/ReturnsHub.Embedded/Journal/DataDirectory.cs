namespace ReturnsHub.Embedded.Journal;

/// <summary>Where things are in a data directory.</summary>
internal static class DataDirectory
{
    public static string JournalOf(string directory) => Path.Combine(directory, "hub.db");

    /// <summary>Makes a directory that only its owner can look into: keys and personal data are in there.</summary>
    public static void Make(string directory)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
