using ReturnsHub.Azure.Audit;

namespace ReturnsHub.Azure.Tests.Audit;

public sealed class CosmosAuditLogTests : AuditLogContract
{
    private readonly DocumentsHome _home = new();

    protected override async Task<IAuditLog> OpenAsync()
    {
        await _home.OpenAsync();
        return new CosmosAuditLog(_home.Records);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
