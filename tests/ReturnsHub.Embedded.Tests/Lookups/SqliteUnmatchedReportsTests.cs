namespace ReturnsHub.Embedded.Tests.Lookups;

public sealed class SqliteUnmatchedReportsTests : UnmatchedReportsContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<IUnmatchedReports> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Unmatched;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
