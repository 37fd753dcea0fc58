using ReturnsHub.Azure.Reasons.Cache;

namespace ReturnsHub.Azure.Tests.Reasons.Cache;

public sealed class CosmosClassificationCacheTests : ClassificationCacheContract
{
    private static readonly string Key = new('a', 64);
    private readonly RecordsHome _home = new();

    protected override async Task<IClassificationCache> OpenAsync() => new CosmosClassificationCache(await _home.OpenAsync(), RecordsHome.Calls, KeepFor, Time);

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();

    [Theory]
    [InlineData("""{"pk":"PK","id":"classification","until":"2027-01-01T00:00:00Z","answer":{"code":"A_LATER_CODE"}}""")]
    [InlineData("""{"pk":"PK","id":"classification"}""")]
    [InlineData("""{"pk":"PK","id":"classification","until":"soon","answer":7}""")]
    public async Task What_another_version_kept_and_this_one_cannot_read_is_as_good_as_nothing(string document)
    {
        await _home.PutAsync($"classification/{Key}", document.Replace("PK", $"classification/{Key}", StringComparison.Ordinal));
        (await Port.FindAsync(Key, Ct)).ShouldBeNull();
    }
}
