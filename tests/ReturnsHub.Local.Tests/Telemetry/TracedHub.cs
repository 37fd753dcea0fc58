using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Local.Demo;
using ReturnsHub.Local.Hosting;

namespace ReturnsHub.Local.Tests.Telemetry;

/// <summary>A hub of the demo's shop, one return of it, and a booking system that notes how it was called.</summary>
internal sealed class TracedHub : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly string _directory;
    private readonly HttpClient _http;
    private bool _stopped;

    private TracedHub(string directory, HubHost host, HttpClient http, ListeningErp erp, ShopReturn r) =>
        (_directory, Host, _http, Erp, Return) = (directory, host, http, erp, r);

    public HubHost Host { get; }

    public ListeningErp Erp { get; }

    public ShopReturn Return { get; }

    public DemoSender Sender { get; private init; } = null!;

    public HttpClient Http => _http;

    public static async Task<TracedHub> StartAsync(
        IConfiguration? variables, string note = "Die Jacke ist mir viel zu groß", Func<HubHostOptions, HubHostOptions>? change = null)
    {
        var directory = Directory.CreateTempSubdirectory("returnshub-trace-").FullName;
        var shop = new DemoShop(11);
        var erp = await ListeningErp.StartAsync();
        var options = new HubHostOptions
        {
            DataDirectory = directory,
            Configuration = shop.Configuration(erp.Address),
            Telemetry = variables,
            Services = services => services.Replace(ServiceDescriptor.Singleton(new RetrySchedule { First = TimeSpan.FromMilliseconds(10) })),
        };
        var host = await HubHost.StartAsync(change?.Invoke(options) ?? options);
        var http = new HttpClient { BaseAddress = host.BaseAddress };
        var sender = new DemoSender(http, shop, TimeProvider.System);
        var r = new ShopReturn(sender, 1, TimeProvider.System.GetUtcNow().AddDays(-1), new ShopLine(Product.Tent, 1, "other", note));
        return new TracedHub(directory, host, http, erp, r) { Sender = sender };
    }

    /// <summary>Sends reports one after the other, each once the hub has worked off the one before.</summary>
    public async Task PlayAsync(params Func<ShopReturn, Task<HttpStatusCode>>[] reports)
    {
        using var limit = new CancellationTokenSource(Longest);
        foreach (var report in reports)
        {
            (await report(Return)).ShouldBe(HttpStatusCode.Accepted);
            await Host.DrainAsync(limit.Token);
        }
    }

    /// <summary>Stops the hub, which sends what is left of its telemetry.</summary>
    public async Task StopAsync()
    {
        if (_stopped) return;
        _stopped = true;
        _http.Dispose();
        await Host.DisposeAsync();
        await Erp.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    public ValueTask DisposeAsync() => new(StopAsync());
}
