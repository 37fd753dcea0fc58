using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ReturnsHub.Benchmarks.Load;

/// <summary>All receivers on one loopback port, each under its consumer's name.</summary>
internal sealed class ReceiverHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private Dictionary<string, Receiver> _receivers = [];

    private ReceiverHost()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(context => _receivers.TryGetValue(context.Request.Path.Value!.Split('/')[1], out var receiver)
            ? receiver.AnswerAsync(context)
            : NotFound(context));
    }

    public Uri Address { get; private set; } = null!;

    public static async Task<ReceiverHost> StartAsync()
    {
        var host = new ReceiverHost();
        await host._app.StartAsync();
        host.Address = new Uri(host._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return host;
    }

    /// <summary>Who answers from now on.</summary>
    public void Serve(Dictionary<string, Receiver> receivers) => _receivers = receivers;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
