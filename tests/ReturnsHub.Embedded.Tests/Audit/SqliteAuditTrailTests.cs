namespace ReturnsHub.Embedded.Tests.Audit;

public sealed class SqliteAuditTrailTests : AuditTrailContract
{
    private readonly EmbeddedHome _home = new();
    private EmbeddedBackend? _backend;

    protected override IReturnStore Store => _backend!.Returns;

    protected override IAuditLog Log => _backend!.AuditLog;

    protected override async Task<IAuditTrail> OpenAsync()
    {
        _backend = await _home.OpenAsync(Time, Ids);
        return _backend.AuditTrail;
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
