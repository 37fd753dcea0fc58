namespace ReturnsHub.Embedded.Tests.Evidence;

public sealed class SqliteEvidenceStoreTests : EvidenceStoreContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<IEvidenceStore> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Evidence;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
