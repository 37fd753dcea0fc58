namespace ReturnsHub.Embedded.Tests.Returns;

public sealed class SqliteCreditRaceTests : CreditRaceContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<RecordPorts> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return new RecordPorts(backend.Returns, backend.Lookup, backend.Unmatched, backend.Vault, backend.Queue, backend.Policies, backend.Channels, backend.Turns);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
