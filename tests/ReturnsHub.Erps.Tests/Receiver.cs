using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReturnsHub.Erps.Tests;

/// <summary>A booking system on loopback that answers as a test tells it to and remembers what it got.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<Received> _requests = [];

    private Receiver(WebApplication app) => _app = app;

    public Uri Url => new($"{_app.Urls.First()}/hooks/returns");

    public IReadOnlyList<Received> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    public static async Task<Receiver> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(async context =>
        {
            await receiver.RememberAsync(context);
            await answer(context);
        });
        await app.StartAsync();
        return receiver;
    }

    public static Task<Receiver> AnsweringAsync(int status, string? type = null, string? body = null, Action<HttpResponse>? also = null) =>
        StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            also?.Invoke(context.Response);
            if (body is not null) await context.Response.WriteAsync(body);
        });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task RememberAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        lock (_requests) _requests.Add(new Received(context.Request.Method, context.Request.Path, headers, body.ToArray()));
    }

    internal sealed record Received(string Method, string Path, Dictionary<string, string> Headers, byte[] Body);
}
