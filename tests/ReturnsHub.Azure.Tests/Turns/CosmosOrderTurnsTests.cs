namespace ReturnsHub.Azure.Tests.Turns;

public sealed class CosmosOrderTurnsTests : OrderTurnsContract
{
    private readonly ReturnsHome _home = new();

    protected override async Task<IOrderTurns> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return backend.Turns;
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
