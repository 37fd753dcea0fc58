using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Wire;
using ReturnsHub.Testing.Http;

namespace ReturnsHub.Local.Tests.Telemetry;

/// <summary>A booking system that takes everything and notes in which trace it was called.</summary>
internal sealed class ListeningErp : IAsyncDisposable
{
    private LoopbackServer _server = null!;

    public Uri Address => new(_server.Address, "returns");

    /// <summary>The wire types taken, each with the <c>traceparent</c> it came with.</summary>
    public ConcurrentQueue<(string Type, string TraceParent)> Taken { get; } = new();

    /// <summary>What the next calls are answered; 200 when it is empty.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    /// <summary>What it says with an answer that is not 200.</summary>
    public string Refusal { get; set; } = "not now";

    public static async Task<ListeningErp> StartAsync()
    {
        var erp = new ListeningErp();
        erp._server = await LoopbackServer.StartAsync(erp.TakeAsync);
        return erp;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var body = await context.Request.BytesAsync();
        if (Answers.TryDequeue(out var status) && status != 200)
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/problem+json";
            await context.Response.WriteAsync($$"""{"title":"{{Refusal}}"}""");
            return;
        }

        Taken.Enqueue((CloudEventJson.Read(body).Type, context.Request.Headers.TraceParent.ToString()));
    }
}
