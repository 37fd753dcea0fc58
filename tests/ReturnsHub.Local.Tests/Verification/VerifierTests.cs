using Microsoft.Data.Sqlite;
using ReturnsHub.Embedded;
using ReturnsHub.Local.Verification;

namespace ReturnsHub.Local.Tests.Verification;

public sealed class VerifierTests : IDisposable
{
    private readonly TestHub _hub = new();

    [Fact]
    public async Task A_hub_that_was_left_alone_holds_its_promises()
    {
        await FillAsync();
        var report = await VerifyAsync();
        report.Faults.ShouldBeEmpty();
        report.Returns.ShouldBe(3);
        report.Events.ShouldBeGreaterThan(6);
    }

    [Theory]
    [InlineData("update events set wire = cast(replace(cast(wire as text), 'RMA-v1', 'RMA-v9') as blob) where position = 1", "not what was recorded")]
    [InlineData("update events set wire = cast('{' as blob) where position = 1", "cannot be read")]
    [InlineData("delete from events where position = 1", "is missing")]
    [InlineData("delete from events where rid = 2", "stored state is not")]
    [InlineData("update returns set state = cast(replace(cast(state as text), 'COLOR', 'STYLE') as blob) where rid = 1", "stored state is not")]
    [InlineData("delete from returns where rid = 1", "no stored state")]
    [InlineData("update events set wire = (select wire from events where position = 2) where position = 1", "is missing")]
    public async Task What_was_tampered_with_shows(string tampering, string fault)
    {
        await FillAsync();
        await using (var db = new SqliteConnection($"Data Source={Path.Combine(_hub.Directory, "hub.db")};Pooling=False"))
        {
            await db.OpenAsync();
            await using var command = db.CreateCommand();
            command.CommandText = tampering;
            (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
        }

        var report = await VerifyAsync();
        report.Holds.ShouldBeFalse();
        report.Faults.ShouldContain(f => f.Contains(fault, StringComparison.Ordinal));
    }

    public void Dispose() => _hub.Dispose();

    private async Task FillAsync()
    {
        await using var host = await _hub.StartAsync();
        for (var i = 1; i <= 3; i++) await TestHub.OpenAsync(host, $"v{i}");
        await host.DrainAsync();
    }

    private async Task<VerifyReport> VerifyAsync()
    {
        await using var backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = _hub.Directory }, TimeProvider.System, new Uuid7Ids(), CancellationToken.None);
        return await new Verifier(backend.Returns, backend.Queries).VerifyAsync(CancellationToken.None);
    }
}
