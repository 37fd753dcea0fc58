namespace ReturnsHub.Azure.Tests.Returns;

public sealed class CosmosReturnStoreTests : ReturnStoreContract
{
    private readonly ReturnsHome _home = new();

    protected override async Task<IReturnStore> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return backend.Returns;
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
