namespace ReturnsHub.Azure.Tests.Feeds;

public sealed class ReturnFeedTests : FeedContract
{
    private readonly ReturnsHome _home = new();

    protected override async Task<IReturnStore> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return backend.Returns;
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
