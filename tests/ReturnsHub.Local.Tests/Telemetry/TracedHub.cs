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
    private readonly HubHost _host;
    private readonly HttpClient _http;
    private bool _stopped;

    private TracedHub(string directory, HubHost host, HttpClient http, ListeningErp erp, ShopReturn r) =>
        (_directory, _host, _http, Erp, Return) = (directory, host, http, erp, r);

    public ListeningErp Erp { get; }

    public ShopReturn Return { get; }

    public static async Task<TracedHub> StartAsync(IConfiguration variables)
    {
        var directory = Directory.CreateTempSubdirectory("returnshub-trace-").FullName;
        var shop = new DemoShop(11);
        var erp = await ListeningErp.StartAsync();
        var host = await HubHost.StartAsync(new HubHostOptions
        {
            DataDirectory = directory,
            Configuration = shop.Configuration(erp.Address),
            Telemetry = variables,
            Services = services => services.Replace(ServiceDescriptor.Singleton(new RetrySchedule { First = TimeSpan.FromMilliseconds(10) })),
        });
        var http = new HttpClient { BaseAddress = host.BaseAddress };
        var r = new ShopReturn(
            new DemoSender(http, shop, TimeProvider.System), 1, TimeProvider.System.GetUtcNow().AddDays(-1), new ShopLine(Product.Tent, 1, "other", "Die Jacke ist mir viel zu groß"));
        return new TracedHub(directory, host, http, erp, r);
    }

    /// <summary>Sends reports one after the other, each once the hub has worked off the one before.</summary>
    public async Task PlayAsync(params Func<ShopReturn, Task<HttpStatusCode>>[] reports)
    {
        using var limit = new CancellationTokenSource(Longest);
        foreach (var report in reports)
        {
            (await report(Return)).ShouldBe(HttpStatusCode.Accepted);
            await _host.DrainAsync(limit.Token);
        }
    }

    /// <summary>Stops the hub, which sends what is left of its telemetry.</summary>
    public async Task StopAsync()
    {
        if (_stopped) return;
        _stopped = true;
        _http.Dispose();
        await _host.DisposeAsync();
        await Erp.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    public ValueTask DisposeAsync() => new(StopAsync());
}
