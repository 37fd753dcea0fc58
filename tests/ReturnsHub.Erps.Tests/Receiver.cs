using Microsoft.AspNetCore.Http;
using ReturnsHub.Testing.Http;

namespace ReturnsHub.Erps.Tests;

/// <summary>A booking system on loopback that answers as a test tells it to and remembers what it got.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly List<Received> _requests = [];
    private LoopbackServer _server = null!;

    public Uri Url => new(_server.Address, "hooks/returns");

    public IReadOnlyList<Received> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    public static async Task<Receiver> StartAsync(Func<HttpContext, Task> answer)
    {
        var receiver = new Receiver();
        receiver._server = await LoopbackServer.StartAsync(async context =>
        {
            await receiver.RememberAsync(context.Request);
            await answer(context);
        });
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

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task RememberAsync(HttpRequest request)
    {
        var received = new Received(request.Method, request.Path, request.HeadersByName(), await request.BytesAsync());
        lock (_requests) _requests.Add(received);
    }

    internal sealed record Received(string Method, string Path, Dictionary<string, string> Headers, byte[] Body);
}
