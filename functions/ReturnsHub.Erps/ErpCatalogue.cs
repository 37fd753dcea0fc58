using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Erps.SignedWebhook;

namespace ReturnsHub.Erps;

/// <summary>The connectors the hub knows. A new ERP is a folder and a line here.</summary>
public static class ErpCatalogue
{
    private static readonly Registration[] All =
    [
        new("signed-webhook", SignedWebhookSettings.Check, (consumer, http, time) => new SignedWebhookConnector(consumer, http, time, new SignedWebhookOptions())),
        .. ErpSystems.All.Select(s => new Registration(s.Name, s.Check, s.Connect, s.Limits)),
    ];

    private delegate IReadOnlyList<string> Checker(ConsumerSettings consumer, OutboundOptions options);

    private delegate IErpConnector Maker(ConsumerSettings consumer, HttpClient http, TimeProvider time);

    /// <summary>Names of connectors, as settings use them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(r => r.Name)];

    /// <summary>What is wrong with a consumer's settings, each in a sentence that says what to fix; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(ConsumerSettings consumer, OutboundOptions options) => Find(consumer) is { } found
        ? found.Check(consumer, options)
        : [$"There is no connector '{Clip.Of(consumer.Connector)}'. Use one of: {string.Join(", ", Names)}."];

    /// <summary>
    /// The connector of a consumer, sending through <paramref name="http"/>, which must be over
    /// <see cref="OutboundGuard.Handler"/>: it alone keeps the hub from sending where it may not.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such connector.</exception>
    public static IErpConnector Create(ConsumerSettings consumer, HttpClient http, TimeProvider time) => Find(consumer) is { } found
        ? found.Make(consumer, http, time)
        : throw new ArgumentException($"There is no connector '{Clip.Of(consumer.Connector)}'.", nameof(consumer));

    /// <summary>How much a consumer's connection takes, by what its system documents.</summary>
    public static GateOptions Limits(ConsumerSettings consumer) => Find(consumer)?.Limits ?? new GateOptions();

    private static Registration? Find(ConsumerSettings consumer) =>
        Array.Find(All, r => string.Equals(r.Name, consumer.Connector, StringComparison.Ordinal));

    private sealed record Registration(string Name, Checker Check, Maker Make, GateOptions? Limits = null);
}
