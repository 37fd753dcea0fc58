namespace ReturnsHub.Embedded.Tests.Turns;

public sealed class LocalOrderTurnsTests : OrderTurnsContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<IOrderTurns> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Turns;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
