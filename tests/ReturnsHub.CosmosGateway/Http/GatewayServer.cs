using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReturnsHub.CosmosGateway.Http;

/// <summary>The plain HTTP server on a free loopback port.</summary>
internal sealed class GatewayServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Router _router;

    private GatewayServer(WebApplication app, Router router)
    {
        _app = app;
        _router = router;
        app.Run(AnswerAsync);
    }

    public Uri Endpoint => new(_app.Urls.First());

    public static async Task<GatewayServer> StartAsync(Router router, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new GatewayServer(builder.Build(), router);
        await server._app.StartAsync(ct);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        var request = await GatewayRequest.ReadAsync(context.Request, gone.Token);
        var response = await _router.RouteAsync(request, Endpoint, gone.Token);
        if (response is null)
            context.Abort();
        else
            await WriteAsync(context.Response, request, response, gone.Token);
    }

    private static async Task WriteAsync(HttpResponse http, GatewayRequest request, GatewayResponse response, CancellationToken ct)
    {
        http.StatusCode = response.Status;
        http.Headers[CosmosHeaders.ActivityId] = request.Header(CosmosHeaders.ActivityId);
        http.Headers[CosmosHeaders.RequestCharge] = response.Charge.ToString("0.##", CultureInfo.InvariantCulture);
        if (response.SubStatus != 0)
            http.Headers[CosmosHeaders.SubStatus] = response.SubStatus.ToString(CultureInfo.InvariantCulture);
        if (response.ETag is not null)
            http.Headers[CosmosHeaders.ETag] = response.ETag;
        foreach (var (name, value) in response.Headers)
            http.Headers[name] = value;
        if (response.Status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
            return;
        http.ContentType = "application/json";
        http.ContentLength = response.Body.Length;
        await http.Body.WriteAsync(response.Body, ct);
    }
}
