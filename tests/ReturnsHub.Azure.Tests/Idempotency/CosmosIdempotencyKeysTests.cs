using ReturnsHub.Azure.Idempotency;

namespace ReturnsHub.Azure.Tests.Idempotency;

public sealed class CosmosIdempotencyKeysTests : IdempotencyKeysContract
{
    private readonly DocumentsHome _home = new();

    protected override async Task<IIdempotencyKeys> OpenAsync()
    {
        await _home.OpenAsync();
        return new CosmosIdempotencyKeys(_home.Records, Time);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
