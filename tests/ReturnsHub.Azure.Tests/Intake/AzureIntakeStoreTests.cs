using ReturnsHub.Azure.Evidence;
using ReturnsHub.Azure.Intake;
using ReturnsHub.Azure.Tests.Blobs;
using ReturnsHub.Embedded;

namespace ReturnsHub.Azure.Tests.Intake;

/// <summary>Keys and blobs as in Azure, the queue from the embedded backend: it drops duplicates as silently as Service Bus.</summary>
public sealed class AzureIntakeStoreTests : IntakeStoreContract
{
    private readonly DocumentsHome _home = new();
    private readonly BlobsHome _blobs = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-azure-").FullName;
    private EmbeddedBackend? _queues;

    protected override async Task<IntakePorts> OpenAsync()
    {
        await _home.OpenAsync();
        await _blobs.OpenAsync();
        _queues = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = _directory, CacheKilobytes = 4096 }, Time, Ids, Ct);
        var evidence = new AzureEvidenceStore(new EvidenceKeys(_home.Vault, TimeSpan.FromHours(1), Time), _blobs.Blobs);
        return new IntakePorts(new AzureIntakeStore(evidence, _queues.Queue), evidence, _queues.Queue);
    }

    protected override async Task CloseAsync()
    {
        if (_queues is not null) await _queues.DisposeAsync();
        await _home.CloseAsync();
    }

    protected override async Task RemoveAsync()
    {
        await _blobs.RemoveAsync();
        await _home.RemoveAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
