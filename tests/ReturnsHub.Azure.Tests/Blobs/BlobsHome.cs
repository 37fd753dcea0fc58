using Azure.Storage.Blobs;
using ReturnsHub.Azure.Evidence;

namespace ReturnsHub.Azure.Tests.Blobs;

/// <summary>
/// A blob container of one test: on the account of <see cref="ConnectionVariable"/> when it is set, else on Azurite when it is installed,
/// else in memory behind the real client.
/// </summary>
public sealed class BlobsHome
{
    public const string ConnectionVariable = "RETURNSHUB_BLOBS_CONNECTION";

    private readonly string _name = $"test-{Guid.NewGuid():N}";
    private BlobContainerClient? _container;
    private bool _made;

    internal EvidenceBlobs Blobs => new(_container!);

    public static string? Account => Environment.GetEnvironmentVariable(ConnectionVariable) is { Length: > 0 } connection ? connection : null;

    internal static EvidenceBlobs InMemory(MemoryBlobs service)
    {
        var options = new BlobClientOptions { Transport = service };
        (options.Retry.Delay, options.Retry.MaxDelay) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        return new EvidenceBlobs(new BlobContainerClient(new Uri("https://memory.test/evidence"), options));
    }

    public async Task OpenAsync()
    {
        if (_container is not null) return;
        if ((Account ?? (await Azurite.GetAsync()).Connection) is not { } connection)
        {
            _container = new BlobContainerClient(new Uri("https://memory.test/evidence"), new BlobClientOptions { Transport = new MemoryBlobs() });
            return;
        }

        _container = new BlobContainerClient(connection, _name);
        await _container.CreateAsync();
        _made = true;
    }

    public async Task RemoveAsync()
    {
        if (_made) await _container!.DeleteAsync();
    }
}
