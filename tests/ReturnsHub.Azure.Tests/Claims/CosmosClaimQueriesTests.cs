namespace ReturnsHub.Azure.Tests.Claims;

public sealed class CosmosClaimQueriesTests : ClaimQueriesContract
{
    private readonly ReturnsHome _home = new();

    protected override async Task<ClaimPorts> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return new ClaimPorts(backend.Claims, backend.Returns);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
