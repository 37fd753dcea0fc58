namespace ReturnsHub.Embedded.Tests.Deliveries;

public sealed class SqliteDeliveryFenceTests : DeliveryFenceContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<IDeliveryLedger> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Deliveries;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
