using ReturnsHub.Azure.Policies;

namespace ReturnsHub.Azure.Tests.Policies;

public sealed class CosmosPolicyStoreTests : PolicyStoreContract
{
    private readonly DocumentsHome _home = new();

    protected override async Task<IPolicyStore> OpenAsync()
    {
        await _home.OpenAsync();
        return new CosmosPolicyStore(_home.Records);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
