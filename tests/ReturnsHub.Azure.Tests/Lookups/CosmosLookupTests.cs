using ReturnsHub.Azure.Lookups;

namespace ReturnsHub.Azure.Tests.Lookups;

public sealed class CosmosLookupTests : LookupContract
{
    private readonly DocumentsHome _home = new();

    protected override async Task<ILookup> OpenAsync()
    {
        await _home.OpenAsync();
        return new CosmosLookup(_home.Records);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
