using ReturnsHub.Azure.Reasons.Cache;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Tests.Reasons.Cache;

public class MemoryClassificationCacheTests : ClassificationCacheContract
{
    protected override Task<IClassificationCache> OpenAsync() => Task.FromResult<IClassificationCache>(new MemoryClassificationCache(3, KeepFor, Time));

    protected override Task CloseAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_oldest_answers_go_first()
    {
        foreach (var key in (string[])["a", "b", "c", "a", "d"])
            await Port.KeepAsync(key, new ClassificationReport { Code = ReasonCode.Style, Confidence = 1, Classifier = "c", Taxonomy = "t", InputHash = key }, Ct);

        (await Port.FindAsync("b", Ct)).ShouldBeNull();
        foreach (var key in (string[])["a", "c", "d"]) (await Port.FindAsync(key, Ct)).ShouldNotBeNull();
    }
}
