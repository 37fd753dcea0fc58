namespace ReturnsHub.Embedded.Tests.Queues;

public sealed class SqliteMessageQueueTests : MessageQueueContract
{
    private readonly EmbeddedHome _home = new();

    protected override TimeSpan DuplicateWindow => _home.Options.DuplicateWindow;

    protected override async Task<IMessageQueue> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Queue;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
