using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Embedded;
using ReturnsHub.Local.Configuration;
using ReturnsHub.Web;
using ReturnsHub.Web.Configuration;
using ReturnsHub.Web.Telemetry;

namespace ReturnsHub.Local.Hosting;

/// <summary>A whole hub in this process: storage, API and pumps. The command line, the demo and the tests all run this.</summary>
public sealed class HubHost : IAsyncDisposable
{
    private static readonly TimeSpan IdlePoll = TimeSpan.FromMilliseconds(20);
    private readonly HubHostOptions _options;
    private readonly EmbeddedBackend _backend;
    private readonly WebApplication _app;
    private readonly PumpRunner _pumps;
    private readonly HubTelemetry? _telemetry;
    private readonly Uri? _address;
    private bool _stopped;

    private HubHost(HubHostOptions options, HubConfiguration configuration, EmbeddedBackend backend, WebApplication app, PumpRunner pumps, HubTelemetry? telemetry)
    {
        (_options, Configuration, _backend, _app, _pumps, _telemetry) = (options, configuration, backend, app, pumps, telemetry);
        _address = options.Listen ? new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) : null;
    }

    /// <summary>Where the hub listens.</summary>
    /// <exception cref="InvalidOperationException">The host was told not to listen.</exception>
    public Uri BaseAddress => _address ?? throw new InvalidOperationException("This host does not listen.");

    /// <summary>The configuration in force.</summary>
    public HubConfiguration Configuration { get; }

    /// <summary>The host's ports and handlers.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Transactions committed since the host started.</summary>
    internal long Transactions => _backend.Transactions;

    /// <summary>Opens the data directory, starts the pumps, then listens.</summary>
    /// <exception cref="ConfigurationException">The configuration cannot be used.</exception>
    /// <exception cref="IOException">The data directory is in use by another process, or the port is taken.</exception>
    public static async Task<HubHost> StartAsync(HubHostOptions options, CancellationToken ct = default)
    {
        var configuration = options.Configuration ?? ConfigurationFile.Load(options.DataDirectory);
        var ids = new Uuid7Ids();
        var backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = options.DataDirectory }, options.TimeProvider, ids, ct);
        WebApplication? app = null;
        PumpRunner? pumps = null;
        HubTelemetry? telemetry = null;
        try
        {
            telemetry = options.Telemetry is { } variables ? Watch(variables) : null;
            app = Build(options, configuration, backend, ids);
            await PolicyFiles.TakeOverAsync(app.Services, configuration, ct);
            pumps = PumpRunner.Start(app.Services, options.Pumps);
            if (options.Listen) await app.StartAsync(ct);
            return new HubHost(options, configuration, backend, app, pumps, telemetry);
        }
        catch
        {
            if (pumps is not null) await pumps.StopAsync(options.StopWithin, options.TimeProvider);
            if (app is not null) await app.DisposeAsync();
            await backend.DisposeAsync();
            telemetry?.Dispose();
            throw;
        }
    }

    /// <summary>Whether nothing is left to do: all queues empty, every event handed on.</summary>
    public Task<bool> IsIdleAsync(CancellationToken ct = default) => Services.GetRequiredService<HubIdle>().IsIdleAsync(ct);

    /// <summary>Completes when nothing is left to do. Never completes while a consumer is down and its deliveries wait: pass a token that ends.</summary>
    public async Task DrainAsync(CancellationToken ct = default)
    {
        while (!await IsIdleAsync(ct)) await Task.Delay(IdlePoll, ct);
    }

    /// <summary>Reads everything on the inbound queue, in a host whose inbound pump does not run, and comes back when it is empty.</summary>
    /// <exception cref="InvalidOperationException">The host's own pump runs.</exception>
    internal async Task PumpInboundAsync(CancellationToken ct)
    {
        if (_options.Pumps.HasFlag(HubPumps.Inbound)) throw new InvalidOperationException("The host reads its inbound queue itself.");
        using var inbound = PumpRunner.Start(Services, HubPumps.Inbound);
        var queue = Services.GetRequiredService<IMessageQueue>();
        try
        {
            while ((await queue.DepthAsync(Queues.Inbound, ct)).Waiting > 0) await Task.Delay(IdlePoll, ct);
        }
        finally
        {
            await inbound.StopAsync(_options.StopWithin, _options.TimeProvider);
        }
    }

    /// <summary>Stops taking requests and finishes those in hand, lets the pumps finish theirs, and closes the storage.</summary>
    public async Task StopAsync()
    {
        if (_stopped) return;
        _stopped = true;
        if (_options.Listen) await _app.StopAsync();
        await _pumps.StopAsync(_options.StopWithin, _options.TimeProvider);
        _pumps.Dispose();
        // Now that nothing happens any more, and while there is still something to measure.
        _telemetry?.Dispose();
        await _app.DisposeAsync();
        await _backend.DisposeAsync();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => new(StopAsync());

    private static HubTelemetry? Watch(IConfiguration variables)
    {
        try
        {
            return TelemetrySetup.Start(variables);
        }
        catch (ArgumentException e)
        {
            throw new ConfigurationException("The environment", [new ConfigurationError(TelemetrySetup.EndpointVariable, e.Message)]);
        }
    }

    private static WebApplication Build(HubHostOptions options, HubConfiguration configuration, EmbeddedBackend backend, IIds ids)
    {
        // The empty builder reads no environment and no settings files: returnshub.json alone says how the hub runs.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "returnshub" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => KestrelLimits.Apply(kestrel, options, configuration.Limits));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopWithin);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        options.Logging?.Invoke(builder.Logging);
        builder.Logging.AddReturnsHubLogs(builder.Configuration, options.Telemetry ?? builder.Configuration);
        HubServices.Add(builder.Services, backend, configuration, options.TimeProvider, ids);
        options.Services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseReturnsHub();
        app.UseRouting();
        app.MapReturnsHub();
        return app;
    }
}
