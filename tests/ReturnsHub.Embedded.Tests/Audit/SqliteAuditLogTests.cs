namespace ReturnsHub.Embedded.Tests.Audit;

public sealed class SqliteAuditLogTests : AuditLogContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<IAuditLog> OpenAsync() => (await _home.OpenAsync(Time, Ids)).AuditLog;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
