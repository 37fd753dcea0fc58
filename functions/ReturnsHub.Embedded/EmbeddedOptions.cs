namespace ReturnsHub.Embedded;

/// <summary>How the embedded backend is set up.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>Where everything is kept. Made when it is not there. One process uses it at a time.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>How long a receiver holds a queue session before others may take it. Default 1 minute.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a queue remembers message ids. Default 1 hour, at least 10 minutes.</summary>
    public TimeSpan DuplicateWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Most operations in one transaction. Default 512.</summary>
    public int BatchOperations { get; init; } = 512;

    /// <summary>Bytes after which a transaction takes no further operation. Default 8 MiB.</summary>
    public int BatchBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Most operations that wait for the writer; further callers wait for room. Default 4,096.</summary>
    public int WaitingOperations { get; init; } = 4096;

    /// <summary>Page cache of the writer in kB; each reader gets a quarter of it. Default 64 MB.</summary>
    public int CacheKilobytes { get; init; } = 64 * 1024;

    /// <summary>Most connections that read at the same time. Default 4.</summary>
    public int Readers { get; init; } = 4;

    /// <summary>Size in bytes after which a new evidence file is begun. Default 256 MiB.</summary>
    public long PackBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Refuses settings that cannot work.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(DataDirectory);
        ArgumentOutOfRangeException.ThrowIfLessThan(LockDuration, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LockDuration, TimeSpan.FromHours(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(DuplicateWindow, TimeSpan.FromMinutes(10));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(DuplicateWindow, TimeSpan.FromDays(7));
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchOperations, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BatchOperations, 100_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(WaitingOperations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(CacheKilobytes, 1024);
        ArgumentOutOfRangeException.ThrowIfLessThan(Readers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Readers, 64);
        ArgumentOutOfRangeException.ThrowIfLessThan(PackBytes, 1);
    }
}
