namespace ReturnsHub.Embedded.Tests.Quarantine;

public sealed class SqliteQuarantineTests : QuarantineContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<IQuarantine> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Quarantine;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
