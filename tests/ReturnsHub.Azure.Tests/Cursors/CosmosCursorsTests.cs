using ReturnsHub.Azure.Cursors;

namespace ReturnsHub.Azure.Tests.Cursors;

public sealed class CosmosCursorsTests : CursorsContract
{
    private readonly DocumentsHome _home = new();

    protected override async Task<ICursors> OpenAsync()
    {
        await _home.OpenAsync();
        return new CosmosCursors(_home.Records);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
