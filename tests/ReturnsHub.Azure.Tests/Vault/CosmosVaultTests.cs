using ReturnsHub.Azure.Vault;

namespace ReturnsHub.Azure.Tests.Vault;

public sealed class CosmosVaultTests : VaultContract
{
    private readonly DocumentsHome _home = new();

    protected override async Task<IPersonalDataVault> OpenAsync()
    {
        await _home.OpenAsync();
        return new CosmosVault(_home.Vault, Time);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
