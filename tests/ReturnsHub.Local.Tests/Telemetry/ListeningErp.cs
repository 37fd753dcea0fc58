using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Local.Tests.Telemetry;

/// <summary>A booking system that takes everything and notes in which trace it was called.</summary>
internal sealed class ListeningErp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ListeningErp()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapPost("/returns", TakeAsync);
    }

    public Uri Address => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "/returns");

    /// <summary>The wire types taken, each with the <c>traceparent</c> it came with.</summary>
    public ConcurrentQueue<(string Type, string TraceParent)> Taken { get; } = new();

    /// <summary>What the next calls are answered; 200 when it is empty.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    /// <summary>What it says with an answer that is not 200.</summary>
    public string Refusal { get; set; } = "not now";

    public static async Task<ListeningErp> StartAsync()
    {
        var erp = new ListeningErp();
        await erp._app.StartAsync();
        return erp;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (Answers.TryDequeue(out var status) && status != 200)
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/problem+json";
            await context.Response.WriteAsync($$"""{"title":"{{Refusal}}"}""");
            return;
        }

        Taken.Enqueue((CloudEventJson.Read(body.ToArray()).Type, context.Request.Headers.TraceParent.ToString()));
    }
}
