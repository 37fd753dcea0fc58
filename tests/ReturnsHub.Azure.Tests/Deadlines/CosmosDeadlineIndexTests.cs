namespace ReturnsHub.Azure.Tests.Deadlines;

public sealed class CosmosDeadlineIndexTests : DeadlineIndexContract
{
    private readonly ReturnsHome _home = new();

    protected override async Task<DeadlinePorts> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return new DeadlinePorts(backend.Deadlines, backend.Returns);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
