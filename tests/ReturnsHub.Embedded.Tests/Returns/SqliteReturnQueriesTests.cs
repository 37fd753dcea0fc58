namespace ReturnsHub.Embedded.Tests.Returns;

public sealed class SqliteReturnQueriesTests : ReturnQueriesContract
{
    private readonly EmbeddedHome _home = new();

    protected override async Task<QueryPorts> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        return new QueryPorts(backend.Queries, backend.Returns);
    }

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
