namespace ReturnsHub.Embedded.Tests.Intake;

public sealed class SqliteIntakeStoreTests : IntakeStoreContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<IntakePorts> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return new IntakePorts(backend.Intake, backend.Evidence, backend.Queue);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
