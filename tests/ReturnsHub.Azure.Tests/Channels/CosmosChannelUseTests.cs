namespace ReturnsHub.Azure.Tests.Channels;

public sealed class CosmosChannelUseTests : ChannelUseContract
{
    private readonly ReturnsHome _home = new();

    protected override async Task<ChannelPorts> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return new ChannelPorts(backend.Channels, backend.Returns);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
