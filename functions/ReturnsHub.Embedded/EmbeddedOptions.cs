namespace ReturnsHub.Embedded;

/// <summary>How the embedded backend is set up.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>The one directory that holds everything. Made when it does not exist.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>How long a queue session stays locked when its receiver says nothing. Default 1 minute.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a queue recognises a message id, at least; at most twice as long. Default 1 hour.</summary>
    public TimeSpan DuplicateWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Operations that share a transaction at most. Default 512.</summary>
    public int MostPerTransaction { get; init; } = 512;

    /// <summary>Page cache of the writing connection in kibibytes. Default 32,768.</summary>
    public int CacheKibibytes { get; init; } = 32 * 1024;

    /// <summary>An evidence pack file is followed by a new one beyond this size in bytes. Default 256 MiB.</summary>
    public long PackSize { get; init; } = 256L << 20;
}

/// <summary>The data directory cannot be used. The message says why and what to do.</summary>
public sealed class DataDirectoryException(string message, Exception? inner = null) : Exception(message, inner);
