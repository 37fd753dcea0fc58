namespace ReturnsHub.Embedded.Tests.Checkpoints;

public sealed class SqliteCheckpointsTests : CheckpointsContract
{
    private readonly EmbeddedHome _home = new();
    private EmbeddedBackend? _backend;

    protected override IReturnStore Store => _backend!.Returns;

    protected override async Task<ICheckpoints> OpenAsync()
    {
        _backend = await _home.OpenAsync(Time, Ids);
        return _backend.Checkpoints;
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
