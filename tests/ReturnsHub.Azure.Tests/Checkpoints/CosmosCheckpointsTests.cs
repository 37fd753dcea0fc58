using ReturnsHub.Azure.Checkpoints;

namespace ReturnsHub.Azure.Tests.Checkpoints;

public sealed class CosmosCheckpointsTests : CheckpointsContract
{
    private readonly DocumentsHome _home = new();
    private IReturnStore? _store;

    protected override IReturnStore Store => _store!;

    protected override async Task<ICheckpoints> OpenAsync()
    {
        await _home.OpenAsync();
        _store = _home.Returns(Time);
        return new CosmosCheckpoints(_home.Records, new CosmosChangedReturns(_home.Cosmos));
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
