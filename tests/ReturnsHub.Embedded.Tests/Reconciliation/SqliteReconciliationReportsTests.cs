namespace ReturnsHub.Embedded.Tests.Reconciliation;

public sealed class SqliteReconciliationReportsTests : ReconciliationReportsContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<IReconciliationReports> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Reports;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
