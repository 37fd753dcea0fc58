namespace ReturnsHub.Embedded.Tests.Vault;

public sealed class SqliteVaultTests : VaultContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<IPersonalDataVault> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Vault;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
