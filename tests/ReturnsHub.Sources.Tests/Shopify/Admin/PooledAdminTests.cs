using System.Net;
using ReturnsHub.Sources.Shopify.Admin;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Sources.Tests.Shopify.Admin;

public class PooledAdminTests
{
    private const string Empty =
        """{"data":{},"extensions":{"cost":{"requestedQueryCost":100,"actualQueryCost":100,"throttleStatus":{"maximumAvailable":100.0,"currentlyAvailable":0,"restoreRate":10.0}}}}""";

    [Fact]
    public async Task A_shop_is_asked_over_the_pool_and_not_before_its_bucket_can_hold_the_question()
    {
        var time = new ManualTime();
        using var metrics = new ShopifyMetrics();
        using var pool = new Pool();
        using var admin = Over(pool, time, metrics);

        (await AskAsync(admin)).ShouldBeOfType<AdminAnswer.Answered>();
        (await AskAsync(admin)).ShouldBeOfType<AdminAnswer.Failed>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(10));
        pool.Sent.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(10));
        (await AskAsync(admin)).ShouldBeOfType<AdminAnswer.Answered>();
        pool.Sent.ShouldBe(2);
    }

    [Fact]
    public void The_pool_is_closed_with_it()
    {
        using var metrics = new ShopifyMetrics();
        using var pool = new Pool();
        Over(pool, new ManualTime(), metrics).Dispose();
        pool.Closed.ShouldBeTrue();
    }

    private static PooledAdmin Over(Pool pool, ManualTime time, ShopifyMetrics metrics) =>
        new(pool, http => new HttpShopifyAdmin(http, time, new HttpShopifyOptions()), time, metrics);

    private static Task<AdminAnswer> AskAsync(PooledAdmin admin) => admin.QueryAsync(ShopServer.Connection, ShopServer.Query, default);

    private sealed class Pool : HttpMessageHandler
    {
        public int Sent { get; private set; }

        public bool Closed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Empty) });
        }

        protected override void Dispose(bool disposing)
        {
            Closed = true;
            base.Dispose(disposing);
        }
    }
}
