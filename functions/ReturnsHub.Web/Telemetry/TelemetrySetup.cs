using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Web.Telemetry;

/// <summary>
/// What a host sends of itself: spans, measurements and logs, by OTLP to the collector that <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names, and
/// to whatever else the host adds. With neither, nothing listens and nothing is sent. Further variables are OpenTelemetry's own
/// (https://opentelemetry.io/docs/languages/sdk-configuration/otlp-exporter/); <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> is <c>grpc</c> unless it
/// says <c>http/protobuf</c>.
/// </summary>
public static class TelemetrySetup
{
    /// <summary>The variable that switches sending on.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string ServiceName = "returnshub";
    private const string RequestLog = "Microsoft.AspNetCore.Hosting.Diagnostics";
    private const string Prefix = "OTEL_";

    /// <summary>Starts listening and sending; null when there is nobody to send to.</summary>
    /// <param name="configuration">Where the variables stand: the environment.</param>
    /// <param name="traces">Further exporters of spans: Azure Monitor's.</param>
    /// <param name="metrics">Further exporters of measurements.</param>
    /// <exception cref="ArgumentException">The endpoint is not an address to send to; the message says what to set.</exception>
    public static HubTelemetry? Start(
        IConfiguration configuration, Action<TracerProviderBuilder>? traces = null, Action<MeterProviderBuilder>? metrics = null)
    {
        var otlp = HasEndpoint(configuration);
        var settings = Settings(configuration);
        return new HubTelemetry(
            otlp || traces is not null ? Spans(settings, otlp, traces) : null,
            otlp || metrics is not null ? Measurements(settings, otlp, metrics) : null) is { Sends: true } telemetry
            ? telemetry
            : null;
    }

    /// <summary>Adds the hub's spans, those of its web server and of its HTTP clients.</summary>
    public static TracerProviderBuilder AddReturnsHub(this TracerProviderBuilder builder) => builder
        .AddSource(HubTracing.SourceName, "Microsoft.AspNetCore", "System.Net.Http")
        .ConfigureResource(Describe);

    /// <summary>Adds the hub's measurements, those of its web server and of its run time.</summary>
    public static MeterProviderBuilder AddReturnsHub(this MeterProviderBuilder builder) => builder
        .AddMeter(HubMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "System.Net.Http", "System.Runtime")
        .ConfigureResource(Describe);

    /// <summary>
    /// Sends the host's logs the same way, with their scopes, when there is an endpoint. Always turns off the web server's lines and scopes
    /// about requests, which tell paths as callers wrote them; the spans tell routes.
    /// </summary>
    /// <param name="logging">The host's logging.</param>
    /// <param name="settings">The host's own settings, which the exporter reads: given what it needs of <paramref name="configuration"/>, and nothing else.</param>
    /// <param name="configuration">Where the variables stand.</param>
    /// <exception cref="ArgumentException">The endpoint is not an address to send to; the message says what to set.</exception>
    public static void AddReturnsHubLogs(this ILoggingBuilder logging, IConfigurationBuilder settings, IConfiguration configuration)
    {
        logging.AddFilter(RequestLog, LogLevel.None);
        if (!HasEndpoint(configuration)) return;
        settings.AddInMemoryCollection(Settings(configuration));
        logging.AddOpenTelemetry(options =>
        {
            options.IncludeScopes = true;
            var resource = ResourceBuilder.CreateDefault();
            Describe(resource);
            options.SetResourceBuilder(resource).AddOtlpExporter();
        });
    }

    private static TracerProvider Spans(Dictionary<string, string?> settings, bool otlp, Action<TracerProviderBuilder>? more)
    {
        var builder = Sdk.CreateTracerProviderBuilder().ConfigureServices(services => Give(services, settings)).AddReturnsHub();
        if (otlp) builder.AddOtlpExporter();
        more?.Invoke(builder);
        return builder.Build();
    }

    private static MeterProvider Measurements(Dictionary<string, string?> settings, bool otlp, Action<MeterProviderBuilder>? more)
    {
        var builder = Sdk.CreateMeterProviderBuilder().ConfigureServices(services => Give(services, settings)).AddReturnsHub();
        if (otlp) builder.AddOtlpExporter();
        more?.Invoke(builder);
        return builder.Build();
    }

    private static void Give(IServiceCollection services, Dictionary<string, string?> settings) =>
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    // Whoever runs the hub may name it otherwise: OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES are read last.
    private static void Describe(ResourceBuilder resource) => resource
        .AddService(ServiceName, serviceVersion: typeof(HubTracing).Assembly.GetName().Version?.ToString(3))
        .AddEnvironmentVariableDetector();

    private static bool HasEndpoint(IConfiguration configuration)
    {
        if (configuration[EndpointVariable] is not { Length: > 0 } endpoint) return false;
        return Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? true
            : throw new ArgumentException(
                $"{EndpointVariable} is not an http or https address. Set it to the collector's, as http://localhost:4317, or leave it out.", nameof(configuration));
    }

    private static Dictionary<string, string?> Settings(IConfiguration configuration) => configuration.AsEnumerable()
        .Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(StringComparer.Ordinal);
}
