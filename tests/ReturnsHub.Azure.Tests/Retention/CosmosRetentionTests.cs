using ReturnsHub.Azure.Deliveries;
using ReturnsHub.Azure.Evidence;
using ReturnsHub.Azure.Idempotency;
using ReturnsHub.Azure.Quarantine;
using ReturnsHub.Azure.Retention;
using ReturnsHub.Azure.Tests.Blobs;
using ReturnsHub.Azure.Vault;

namespace ReturnsHub.Azure.Tests.Retention;

public sealed class CosmosRetentionTests : RetentionContract
{
    private readonly DocumentsHome _home = new();
    private readonly MemoryBlobs _blobs = new();
    private IReturnStore? _store;
    private EvidenceKeys? _keys;

    protected override IReturnStore Store => _store!;

    protected override IEvidenceStore Evidence => new AzureEvidenceStore(_keys!, BlobsHome.InMemory(_blobs));

    protected override IPersonalDataVault Vault => new CosmosVault(_home.Vault, Time);

    protected override IDeliveryLedger Deliveries => new CosmosDeliveryLedger(_home.Records);

    protected override IIdempotencyKeys Keys => new CosmosIdempotencyKeys(_home.Records, Time);

    protected override IQuarantine Quarantine => new CosmosQuarantine(_home.Records);

    protected override async Task<IRetention> OpenAsync()
    {
        await _home.OpenAsync();
        _store = _home.Returns(Time);
        _keys = new EvidenceKeys(_home.Vault, TimeSpan.FromHours(1), Time);
        return new CosmosRetention(_home.Records, _keys, new DonePersonalData(_home.Vault, _store, Time));
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
