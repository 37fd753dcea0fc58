using ReturnsHub.Sources.Shopify.Admin;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Sources.Tests.Shopify.Admin;

public sealed class ThrottledAdminTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly ShopifyMetrics _metrics = new();
    private readonly Counting _inner = new();

    [Fact]
    public async Task What_the_bucket_cannot_hold_yet_is_not_sent()
    {
        var admin = new ThrottledAdmin(_inner, _time, _metrics);
        await admin.QueryAsync(ShopServer.Connection, ShopServer.Query, default);

        // 500 points are needed, 100 are there, 50 come back each second.
        var failed = (await admin.QueryAsync(ShopServer.Connection, ShopServer.Query, default)).ShouldBeOfType<AdminAnswer.Failed>();

        (failed.Fault, failed.Unknown, failed.RetryAfter).ShouldBe((AdminFault.Throttled, false, TimeSpan.FromSeconds(8)));
        _inner.Calls.ShouldBe(1);

        _time.Advance(TimeSpan.FromSeconds(8));
        await admin.QueryAsync(ShopServer.Connection, ShopServer.Query, default);
        _inner.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Another_shop_has_a_bucket_of_its_own()
    {
        var admin = new ThrottledAdmin(_inner, _time, _metrics);
        await admin.QueryAsync(ShopServer.Connection, ShopServer.Query, default);
        await admin.QueryAsync(ShopServer.Connection with { Id = "other" }, ShopServer.Query, default);
        _inner.Calls.ShouldBe(2);
    }

    public void Dispose() => _metrics.Dispose();

    private sealed class Counting : IShopifyAdmin
    {
        public int Calls { get; private set; }

        public Task<AdminAnswer> QueryAsync(ConnectionSettings shop, AdminQuery query, CancellationToken ct)
        {
            Calls++;
            return Task.FromResult<AdminAnswer>(new AdminAnswer.Answered(default) { Cost = new AdminCost(500, 480, 100, 2000, 50) });
        }
    }
}
