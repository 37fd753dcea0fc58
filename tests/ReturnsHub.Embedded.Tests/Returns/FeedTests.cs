
namespace ReturnsHub.Embedded.Tests.Returns;

public sealed class FeedTests : FeedContract
{
    private readonly EmbeddedHome _home = new();

    [Fact]
    public async Task One_journal_has_one_order_over_all_returns_however_often_it_is_read()
    {
        var appended = new List<Guid>();
        for (var i = 0; i < 6; i++) appended.AddRange(await AppendTo(new ReturnStream($"r-{i}", Time, Ids), 1 + (i % 3)));

        foreach (var pageSize in new[] { 1, 4, 100 }) (await ReadAll(pageSize)).Select(e => e.Id).ShouldBe(appended);
    }

    protected override async Task<IReturnStore> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Returns;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
