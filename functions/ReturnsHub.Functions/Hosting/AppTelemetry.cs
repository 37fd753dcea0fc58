using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Trace;
using ReturnsHub.Functions.Middleware;
using ReturnsHub.Functions.Settings;
using ReturnsHub.Web.Telemetry;

namespace ReturnsHub.Functions.Hosting;

/// <summary>
/// Sends the app's spans and measurements to Application Insights where a connection is set, and to a collector where one is
/// (https://learn.microsoft.com/dotnet/api/overview/azure/monitor.opentelemetry.exporter-readme;
/// sampling: https://learn.microsoft.com/azure/azure-monitor/app/opentelemetry-sampling). Log lines go to the platform's host,
/// which sends them on.
/// </summary>
internal static class AppTelemetry
{
    private const string Sampler = "OTEL_TRACES_SAMPLER";

    /// <summary>Starts sending; null when there is nobody to send to.</summary>
    public static HubTelemetry? Start(Func<string, string?> environment, HubSettings settings, TokenCredential credential)
    {
        var variables = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var connection = environment(SettingNames.ApplicationInsights);
        return string.IsNullOrWhiteSpace(connection)
            ? TelemetrySetup.Start(variables)
            : TelemetrySetup.Start(
                variables,
                spans => spans.AddSource(Invocations.SourceName).AddAzureMonitorTraceExporter(To),
                measurements => measurements.AddAzureMonitorMetricExporter(To));

        void To(AzureMonitorExporterOptions options)
        {
            options.ConnectionString = connection;
            // By itself it keeps five traces a second, whatever became of them: a busy day would lose its failures, and a report's way from the
            // door to the ERP would break off anywhere. Who wants less sets OpenTelemetry's own variable.
            if (string.IsNullOrWhiteSpace(environment(Sampler)))
            {
                options.TracesPerSecond = null;
                options.SamplingRatio = 1.0F;
            }

            // The component takes no key alone: local authentication is off.
            if (settings.ClientId is not null) options.Credential = credential;
        }
    }
}
