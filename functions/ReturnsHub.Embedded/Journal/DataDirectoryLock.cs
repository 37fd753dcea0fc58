namespace ReturnsHub.Embedded.Journal;

/// <summary>Keeps a data directory to one process. The operating system gives the lock back when the process ends, however it ends.</summary>
internal sealed class DataDirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    public static DataDirectoryLock Take(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            return new DataDirectoryLock(new FileStream(
                Path.Combine(directory, "hub.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataDirectoryException(
                $"The data directory '{directory}' is in use by another process, or cannot be written. Stop the other hub, or give this one a directory of its own.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
