using ReturnsHub.Azure.Reconciliation;

namespace ReturnsHub.Azure.Tests.Reconciliation;

public sealed class CosmosReconciliationReportsTests : ReconciliationReportsContract
{
    private readonly DocumentsHome _home = new();

    protected override async Task<IReconciliationReports> OpenAsync()
    {
        await _home.OpenAsync();
        return new CosmosReconciliationReports(_home.Records);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
