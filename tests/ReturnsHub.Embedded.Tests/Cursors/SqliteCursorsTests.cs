namespace ReturnsHub.Embedded.Tests.Cursors;

public sealed class SqliteCursorsTests : CursorsContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<ICursors> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Cursors;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
