using ReturnsHub.Azure.Quarantine;

namespace ReturnsHub.Azure.Tests.Quarantine;

public sealed class CosmosQuarantineTests : QuarantineContract
{
    private readonly DocumentsHome _home = new();

    protected override async Task<IQuarantine> OpenAsync()
    {
        await _home.OpenAsync();
        return new CosmosQuarantine(_home.Records);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
