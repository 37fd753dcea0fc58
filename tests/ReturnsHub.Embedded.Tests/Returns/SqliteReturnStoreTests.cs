namespace ReturnsHub.Embedded.Tests.Returns;

public sealed class SqliteReturnStoreTests : ReturnStoreContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<IReturnStore> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Returns;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
