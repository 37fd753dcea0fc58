namespace ReturnsHub.Embedded.Tests.Channels;

public sealed class SqliteChannelUseTests : ChannelUseContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<ChannelPorts> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return new ChannelPorts(backend.Channels, backend.Returns);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
