using ReturnsHub.Azure.Lookups;

namespace ReturnsHub.Azure.Tests.Lookups;

public sealed class CosmosUnmatchedReportsTests : UnmatchedReportsContract
{
    private readonly DocumentsHome _home = new();

    protected override async Task<IUnmatchedReports> OpenAsync()
    {
        await _home.OpenAsync();
        return new CosmosUnmatchedReports(_home.Records);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
