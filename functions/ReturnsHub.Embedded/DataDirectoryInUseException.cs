namespace ReturnsHub.Embedded;

/// <summary>Another process, or another backend of this one, uses the data directory.</summary>
public sealed class DataDirectoryInUseException(string directory, Exception? inner = null) : IOException(
    $"The data directory '{directory}' is in use by another ReturnsHub process. "
    + "Stop that process, or start this one with another data directory.",
    inner)
{
    /// <summary>The directory.</summary>
    public string Directory { get; } = directory;
}
