namespace ReturnsHub.Embedded.Tests;

/// <summary>A data directory of one test, and the backend that is open on it.</summary>
public sealed class EmbeddedHome
{
    private EmbeddedBackend? _backend;

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("returnshub-embedded-").FullName;

    public string Journal => Path.Combine(Directory, "hub.db");

    public EmbeddedOptions Options => new() { DataDirectory = Directory, CacheKilobytes = 4096 };

    public Task<EmbeddedBackend> OpenAsync(TimeProvider time, IIds ids) => OpenAsync(time, ids, Options);

    public async Task<EmbeddedBackend> OpenAsync(TimeProvider time, IIds ids, EmbeddedOptions options) =>
        _backend = await EmbeddedBackend.OpenAsync(options, time, ids, CancellationToken.None);

    public async Task CloseAsync()
    {
        if (_backend is not null) await _backend.DisposeAsync();
        _backend = null;
    }

    public async Task RemoveAsync()
    {
        await CloseAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
