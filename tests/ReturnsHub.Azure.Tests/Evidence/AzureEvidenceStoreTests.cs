using ReturnsHub.Azure.Evidence;
using ReturnsHub.Azure.Tests.Blobs;

namespace ReturnsHub.Azure.Tests.Evidence;

public sealed class AzureEvidenceStoreTests : EvidenceStoreContract
{
    private readonly DocumentsHome _home = new();
    private readonly BlobsHome _blobs = new();

    protected override async Task<IEvidenceStore> OpenAsync()
    {
        await _home.OpenAsync();
        await _blobs.OpenAsync();
        return new AzureEvidenceStore(new EvidenceKeys(_home.Vault, TimeSpan.FromHours(1), Time), _blobs.Blobs);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override async Task RemoveAsync()
    {
        await _blobs.RemoveAsync();
        await _home.RemoveAsync();
    }
}
