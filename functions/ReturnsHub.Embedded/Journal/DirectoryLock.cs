namespace ReturnsHub.Embedded.Journal;

/// <summary>Keeps a data directory to one process. The operating system lets go of it when the process ends, however it ends.</summary>
internal static class DirectoryLock
{
    private const string FileName = "hub.lock";

    // What .NET reports for a file that somebody else has open: ERROR_SHARING_VIOLATION, and EWOULDBLOCK of Linux and macOS.
    private static readonly int[] HeldByAnother = [unchecked((int)0x80070020), 11, 35];

    /// <exception cref="DataDirectoryInUseException">Somebody else holds it.</exception>
    public static FileStream Take(string directory)
    {
        try
        {
            return new FileStream(Path.Combine(directory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (HeldByAnother.Contains(e.HResult))
        {
            throw new DataDirectoryInUseException(directory, e);
        }
    }
}
