namespace ReturnsHub.Embedded.Tests.Lookups;

public sealed class SqliteLookupTests : LookupContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<ILookup> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Lookup;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
