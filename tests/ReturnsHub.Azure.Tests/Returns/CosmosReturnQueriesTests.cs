namespace ReturnsHub.Azure.Tests.Returns;

public sealed class CosmosReturnQueriesTests : ReturnQueriesContract
{
    private readonly ReturnsHome _home = new();

    protected override async Task<QueryPorts> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return new QueryPorts(backend.Queries, backend.Returns);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
