using ReturnsHub.Azure.Deliveries;

namespace ReturnsHub.Azure.Tests.Deliveries;

public sealed class CosmosDeliveryFenceTests : DeliveryFenceContract
{
    private readonly DocumentsHome _home = new();

    protected override async Task<IDeliveryLedger> OpenAsync()
    {
        await _home.OpenAsync();
        return new CosmosDeliveryLedger(_home.Records);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
