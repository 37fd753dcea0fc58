namespace ReturnsHub.Embedded.Tests.Claims;

public sealed class SqliteClaimQueriesTests : ClaimQueriesContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<ClaimPorts> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return new ClaimPorts(backend.Claims, backend.Returns);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
