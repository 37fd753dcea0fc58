using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Signatures;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Erps.SignedWebhook;

namespace ReturnsHub.Erps;

/// <summary>The connectors the hub knows. A new ERP is a folder and a line here.</summary>
public static class ErpCatalogue
{
    private const string SignedWebhook = "signed-webhook";

    /// <summary>Names of connectors, as settings use them.</summary>
    public static IReadOnlyList<string> Names { get; } = [SignedWebhook];

    /// <summary>What is wrong with a consumer's settings, each in a sentence that says what to fix.</summary>
    public static IReadOnlyList<string> Check(ConsumerSettings consumer, OutboundOptions options)
    {
        if (!Names.Contains(consumer.Connector, StringComparer.Ordinal)) return [$"There is no connector of this name. Use one of: {string.Join(", ", Names)}."];
        var faults = OutboundGuard.Check(consumer, options).ToList();
        if (consumer.Secrets.Count == 0) faults.Add("A signed webhook needs at least one secret.");
        if (consumer.Secrets.Any(s => StandardWebhooks.Key(s) is null)) faults.Add("A secret is 'whsec_' and base64 of 24 to 64 bytes.");
        return faults;
    }

    /// <summary>The connector of a consumer, sending through <paramref name="http"/> (see <see cref="OutboundGuard.Handler"/>).</summary>
    /// <exception cref="ArgumentException">There is no such connector.</exception>
    public static IErpConnector Create(ConsumerSettings consumer, HttpClient http, TimeProvider time) => consumer.Connector switch
    {
        SignedWebhook => new SignedWebhookConnector(consumer, http, time, new SignedWebhookOptions()),
        _ => throw new ArgumentException($"There is no connector '{Core.Primitives.Clip.Of(consumer.Connector)}'.", nameof(consumer)),
    };
}
