using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Signatures;
using ReturnsHub.Testing.Http;

namespace ReturnsHub.Web.Tests.Scenarios;

/// <summary>An integrator's receiver: takes only what is signed, and keeps it in the order in which it came.</summary>
internal sealed class SignedReceiver : IAsyncDisposable
{
    private LoopbackServer _server = null!;

    public static string Secret { get; } = StandardWebhooks.NewSecret([.. Enumerable.Repeat((byte)7, 32)]);

    public Uri Address => _server.Address;

    /// <summary>What came, by consumer.</summary>
    public ConcurrentQueue<(string Consumer, JsonElement Event)> Taken { get; } = new();

    public static async Task<SignedReceiver> StartAsync()
    {
        var receiver = new SignedReceiver();
        receiver._server = await LoopbackServer.StartAsync(receiver.TakeAsync);
        return receiver;
    }

    /// <summary>What a consumer got of a return, in the order in which it came.</summary>
    public IReadOnlyList<JsonElement> Of(string consumer, string returnId) =>
        [.. Taken.Where(t => t.Consumer == consumer && t.Event.GetProperty("subject").GetString() == returnId).Select(t => t.Event)];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var body = await context.Request.BytesAsync();
        string Header(string name) => context.Request.Headers[name].ToString();
        if (!StandardWebhooks.Verify(
                [Secret], Header(StandardWebhooks.IdHeader), Header(StandardWebhooks.TimestampHeader), Header(StandardWebhooks.SignatureHeader),
                body, DateTimeOffset.UtcNow, out var failure))
        {
            context.Response.StatusCode = 401;
            await context.Response.WriteAsync(failure);
            return;
        }

        using var document = JsonDocument.Parse(body);
        Taken.Enqueue((context.Request.Path.Value![1..], document.RootElement.Clone()));
    }
}
