using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Signatures;

namespace ReturnsHub.Web.Tests.Scenarios;

/// <summary>An integrator's receiver: takes only what is signed, and keeps it in the order in which it came.</summary>
internal sealed class SignedReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SignedReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapPost("/{consumer}", TakeAsync);
    }

    public static string Secret { get; } = StandardWebhooks.NewSecret([.. Enumerable.Repeat((byte)7, 32)]);

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What came, by consumer.</summary>
    public ConcurrentQueue<(string Consumer, JsonElement Event)> Taken { get; } = new();

    public static async Task<SignedReceiver> StartAsync()
    {
        var receiver = new SignedReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>What a consumer got of a return, in the order in which it came.</summary>
    public IReadOnlyList<JsonElement> Of(string consumer, string returnId) =>
        [.. Taken.Where(t => t.Consumer == consumer && t.Event.GetProperty("subject").GetString() == returnId).Select(t => t.Event)];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context, string consumer)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        string Header(string name) => context.Request.Headers[name].ToString();
        if (!StandardWebhooks.Verify(
                [Secret], Header(StandardWebhooks.IdHeader), Header(StandardWebhooks.TimestampHeader), Header(StandardWebhooks.SignatureHeader),
                body.ToArray(), DateTimeOffset.UtcNow, out var failure))
        {
            context.Response.StatusCode = 401;
            await context.Response.WriteAsync(failure);
            return;
        }

        using var document = JsonDocument.Parse(body.ToArray());
        Taken.Enqueue((consumer, document.RootElement.Clone()));
    }
}
