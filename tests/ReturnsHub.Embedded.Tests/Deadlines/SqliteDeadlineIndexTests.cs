namespace ReturnsHub.Embedded.Tests.Deadlines;

public sealed class SqliteDeadlineIndexTests : DeadlineIndexContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<DeadlinePorts> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return new DeadlinePorts(backend.Deadlines, backend.Returns);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
