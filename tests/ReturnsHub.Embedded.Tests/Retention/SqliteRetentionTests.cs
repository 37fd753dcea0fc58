namespace ReturnsHub.Embedded.Tests.Retention;

public sealed class SqliteRetentionTests : RetentionContract
{
    private readonly EmbeddedHome _home = new();
    private EmbeddedBackend? _backend;

    protected override IReturnStore Store => _backend!.Returns;

    protected override IEvidenceStore Evidence => _backend!.Evidence;

    protected override IPersonalDataVault Vault => _backend!.Vault;

    protected override IDeliveryLedger Deliveries => _backend!.Deliveries;

    protected override IIdempotencyKeys Keys => _backend!.Idempotency;

    protected override IQuarantine Quarantine => _backend!.Quarantine;

    protected override async Task<IRetention> OpenAsync()
    {
        _backend = await _home.OpenAsync(Time, Ids);
        return _backend.Retention;
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
