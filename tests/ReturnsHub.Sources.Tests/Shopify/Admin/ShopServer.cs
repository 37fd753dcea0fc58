using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Sources.Shopify.Admin;
using ReturnsHub.Testing.Http;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Sources.Tests.Shopify.Admin;

/// <summary>A shop's Admin API on loopback that answers as a test tells it to and remembers what it got.</summary>
internal sealed class ShopServer : IAsyncDisposable
{
    public const string Token = "shpat_0123456789abcdef";

    private readonly List<Asked> _requests = [];
    private LoopbackServer _server = null!;

    public static ConnectionSettings Connection { get; } = Inbound.Settings("shopify", ["secret"], ("shopDomain", "example.myshopify.com")) with
    {
        Credentials = new Dictionary<string, string>(StringComparer.Ordinal) { ["adminToken"] = Token },
    };

    public static AdminQuery Query { get; } = new("Ask", "query Ask { shop { id } }", []);

    public IReadOnlyList<Asked> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    public static async Task<ShopServer> StartAsync(Func<HttpContext, Task> answer)
    {
        var server = new ShopServer();
        server._server = await LoopbackServer.StartAsync(async context =>
        {
            await server.RememberAsync(context.Request);
            await answer(context);
        });
        return server;
    }

    public static Task<ShopServer> AnsweringAsync(int status, string body, Action<HttpResponse>? also = null) => StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        also?.Invoke(context.Response);
        await context.Response.WriteAsync(body);
    });

    public async Task<AdminAnswer> AskAsync(
        HttpShopifyOptions? options = null, ConnectionSettings? connection = null, AdminQuery? query = null, TimeProvider? time = null, CancellationToken ct = default)
    {
        using var http = new HttpClient();
        return await Client(http, options, time).QueryAsync(connection ?? Connection, query ?? Query, ct);
    }

    /// <summary>A client on this clock; on one that stands unless told otherwise, so that no call runs out of time by itself.</summary>
    public HttpShopifyAdmin Client(HttpClient http, HttpShopifyOptions? options = null, TimeProvider? time = null) =>
        new(http, time ?? new ManualTime(), options ?? new HttpShopifyOptions())
        {
            // The shop's own address, on this machine.
            Endpoint = domain => new Uri(_server.Address, ShopifyApi.Endpoint(domain).AbsolutePath),
        };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task RememberAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        lock (_requests) _requests.Add(new Asked(request.Method, request.Path, request.HeadersByName(), body.RootElement.Clone()));
    }

    internal sealed record Asked(string Method, string Path, Dictionary<string, string> Headers, JsonElement Body);
}
