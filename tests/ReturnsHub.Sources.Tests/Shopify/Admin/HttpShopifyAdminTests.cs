using System.Net.Sockets;
using System.Text.Json.Nodes;
using ReturnsHub.Sources.Shopify.Admin;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Sources.Tests.Shopify.Admin;

/// <summary>Every way Shopify answers, and what each means (https://shopify.dev/docs/api/usage/response-codes).</summary>
public class HttpShopifyAdminTests
{
    private const string Cost =
        """ "extensions":{"cost":{"requestedQueryCost":101,"actualQueryCost":46,"throttleStatus":{"maximumAvailable":2000.0,"currentlyAvailable":1,"restoreRate":100.0}}} """;

    [Fact]
    public async Task Data_comes_back_with_what_it_cost_and_the_version_that_answered()
    {
        await using var shop = await ShopServer.AnsweringAsync(
            200, """{"data":{"shop":{"id":"gid://shopify/Shop/1"}},""" + Cost + "}", r => r.Headers["X-Shopify-API-Version"] = ShopifyApi.Version);

        var answer = (await shop.AskAsync()).ShouldBeOfType<AdminAnswer.Answered>();

        answer.Data.GetProperty("shop").GetProperty("id").GetString().ShouldBe("gid://shopify/Shop/1");
        answer.Version.ShouldBe(ShopifyApi.Version);
        answer.Cost.ShouldBe(new AdminCost(101, 46, 1, 2000, 100));
    }

    [Fact]
    public async Task The_token_goes_in_its_header_to_the_pinned_version_with_query_and_variables()
    {
        await using var shop = await ShopServer.AnsweringAsync(200, """{"data":{}}""");

        await shop.AskAsync(query: ShopServer.Query with { Variables = new JsonObject { ["id"] = "gid://shopify/Return/1" } });

        var asked = shop.Requests.ShouldHaveSingleItem();
        asked.Method.ShouldBe("POST");
        asked.Path.ShouldBe($"/admin/api/{ShopifyApi.Version}/graphql.json");
        asked.Headers["X-Shopify-Access-Token"].ShouldBe(ShopServer.Token);
        asked.Body.GetProperty("query").GetString().ShouldBe(ShopServer.Query.Text);
        asked.Body.GetProperty("variables").GetProperty("id").GetString().ShouldBe("gid://shopify/Return/1");
        asked.Body.GetRawText().ShouldNotContain(ShopServer.Token);
    }

    [Fact]
    public async Task An_answer_of_another_version_says_so()
    {
        await using var shop = await ShopServer.AnsweringAsync(200, """{"data":{}}""", r => r.Headers["X-Shopify-API-Version"] = "2027-01");
        (await shop.AskAsync()).ShouldBeOfType<AdminAnswer.Answered>().Version.ShouldBe("2027-01");
    }

    [Fact]
    public async Task Throttled_says_how_long_the_bucket_needs()
    {
        await using var shop = await ShopServer.AnsweringAsync(200, """{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}],""" + Cost + "}");

        var failed = (await shop.AskAsync()).ShouldBeOfType<AdminAnswer.Failed>();

        failed.Fault.ShouldBe(AdminFault.Throttled);
        failed.Unknown.ShouldBeFalse("what is throttled was not done");
        failed.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1), "100 points are missing and 100 come back in a second");
    }

    [Fact]
    public async Task A_mutation_the_shop_refuses_names_its_code_and_field_and_nothing_else()
    {
        await using var shop = await ShopServer.AnsweringAsync(
            200, """{"data":{"returnProcess":{"return":null,"userErrors":[{"code":"INVALID_STATE","field":["input","returnId"],"message":"Ada's return is closed"}]}}}""");

        var failed = (await shop.AskAsync()).ShouldBeOfType<AdminAnswer.Failed>();

        failed.Fault.ShouldBe(AdminFault.UserErrors);
        failed.Code.ShouldBe("user-error:INVALID_STATE");
        failed.Detail.ShouldBe("returnProcess was refused for 'input.returnId'.");
        failed.Unknown.ShouldBeFalse();
    }

    [Theory]
    [InlineData(401, AdminFault.Auth, false)]
    [InlineData(403, AdminFault.Auth, false)]
    [InlineData(404, AdminFault.Auth, false)]
    [InlineData(402, AdminFault.ShopLocked, false)]
    [InlineData(423, AdminFault.ShopLocked, false)]
    [InlineData(429, AdminFault.Throttled, false)]
    [InlineData(430, AdminFault.Throttled, false)]
    [InlineData(500, AdminFault.Unavailable, true)]
    [InlineData(502, AdminFault.Unavailable, true)]
    [InlineData(503, AdminFault.Unavailable, true)]
    [InlineData(400, AdminFault.Query, false)]
    [InlineData(301, AdminFault.Query, false)]
    public async Task A_status_means(int status, AdminFault fault, bool unknown)
    {
        await using var shop = await ShopServer.AnsweringAsync(status, """{"errors":"[API] something about shpat_secret"}""");

        var failed = (await shop.AskAsync()).ShouldBeOfType<AdminAnswer.Failed>();

        (failed.Fault, failed.Unknown).ShouldBe((fault, unknown));
        failed.ToString().ShouldNotContain("shpat");
    }

    [Theory]
    [InlineData("ACCESS_DENIED", AdminFault.Auth, false)]
    [InlineData("SHOP_INACTIVE", AdminFault.ShopLocked, false)]
    [InlineData("INTERNAL_SERVER_ERROR", AdminFault.Unavailable, true)]
    [InlineData("MAX_COST_EXCEEDED", AdminFault.Query, false)]
    [InlineData("undefinedField", AdminFault.Query, false)]
    [InlineData("IDEMPOTENCY_CONCURRENT_REQUEST", AdminFault.Unavailable, true)]
    public async Task An_error_in_the_answer_means(string code, AdminFault fault, bool unknown)
    {
        await using var shop = await ShopServer.AnsweringAsync(200, """{"errors":[{"message":"about Ada","extensions":{"code":"CODE"}}]}""".Replace("CODE", code, StringComparison.Ordinal));

        var failed = (await shop.AskAsync()).ShouldBeOfType<AdminAnswer.Failed>();

        (failed.Fault, failed.Unknown).ShouldBe((fault, unknown));
        failed.ToString().ShouldNotContain("Ada");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>maintenance</html>")]
    [InlineData("[]")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":{"a":""")]
    public async Task A_200_that_is_no_answer_leaves_open_what_became_of_the_call(string body)
    {
        await using var shop = await ShopServer.AnsweringAsync(200, body);
        var failed = (await shop.AskAsync()).ShouldBeOfType<AdminAnswer.Failed>();
        (failed.Fault, failed.Unknown).ShouldBe((AdminFault.Unreadable, true));
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_is_not_read()
    {
        await using var shop = await ShopServer.AnsweringAsync(200, """{"data":{"a":"LONG"}}""".Replace("LONG", new string('x', 5000), StringComparison.Ordinal));
        var failed = (await shop.AskAsync(new HttpShopifyOptions { MaxAnswerBytes = 4096 })).ShouldBeOfType<AdminAnswer.Failed>();
        (failed.Code, failed.Unknown).ShouldBe(("too-long", true));
    }

    [Fact]
    public async Task No_answer_in_time_leaves_open_what_became_of_the_call()
    {
        var time = new ManualTime();
        var options = new HttpShopifyOptions();
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var shop = await ShopServer.StartAsync(_ =>
        {
            time.Advance(options.Timeout);
            return released.Task;
        });

        var failed = (await shop.AskAsync(options, time: time)).ShouldBeOfType<AdminAnswer.Failed>();
        released.SetResult();

        (failed.Fault, failed.Code, failed.Unknown).ShouldBe((AdminFault.Network, "timeout", true));
        shop.Requests.ShouldHaveSingleItem("it was sent once, and is not sent again by itself");
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_it_open_and_one_that_never_was_does_not()
    {
        await using (var shop = await ShopServer.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        }))
        {
            (await shop.AskAsync()).ShouldBeOfType<AdminAnswer.Failed>().Unknown.ShouldBeTrue();
        }

        using var closed = new TcpListener(System.Net.IPAddress.Loopback, 0);
        closed.Start();
        var port = ((System.Net.IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var http = new HttpClient();
        var admin = new HttpShopifyAdmin(http, new ManualTime(), new HttpShopifyOptions()) { Endpoint = _ => new Uri($"http://127.0.0.1:{port}/") };
        var failed = (await admin.QueryAsync(ShopServer.Connection, ShopServer.Query, default)).ShouldBeOfType<AdminAnswer.Failed>();
        (failed.Fault, failed.Unknown).ShouldBe((AdminFault.Network, false));
    }

    [Fact]
    public async Task Cancelling_cancels()
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancelled = new CancellationTokenSource();
        await using var shop = await ShopServer.StartAsync(async _ =>
        {
            await cancelled.CancelAsync();
            await released.Task;
        });
        await Should.ThrowAsync<OperationCanceledException>(() => shop.AskAsync(ct: cancelled.Token));
        released.SetResult();
    }

    [Theory]
    [InlineData("example.com")]
    [InlineData("example.myshopify.com.evil.example")]
    [InlineData("evil.example/example.myshopify.com")]
    [InlineData("example.myshopify.com:8443")]
    [InlineData("EXAMPLE.myshopify.com")]
    [InlineData("a.b.myshopify.com")]
    [InlineData("example.myshopify.com\n")]
    public async Task A_token_is_sent_to_no_other_host(string domain)
    {
        await using var shop = await ShopServer.AnsweringAsync(200, """{"data":{}}""");
        var connection = ShopServer.Connection with { Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["shopDomain"] = domain } };

        (await shop.AskAsync(connection: connection)).ShouldBeOfType<AdminAnswer.Failed>().Fault.ShouldBe(AdminFault.Settings);

        shop.Requests.ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => ShopifyApi.Endpoint(domain));
    }
}
