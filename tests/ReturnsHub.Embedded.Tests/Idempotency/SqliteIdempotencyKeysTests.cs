namespace ReturnsHub.Embedded.Tests.Idempotency;

public sealed class SqliteIdempotencyKeysTests : IdempotencyKeysContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<IIdempotencyKeys> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Idempotency;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
