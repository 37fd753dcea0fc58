using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Local.Configuration;

/// <summary>What a configuration may name, and how what it names is checked.</summary>
/// <param name="Sources">The source adapters.</param>
/// <param name="Connectors">Names of the connectors to booking systems.</param>
/// <param name="CheckConsumer">What is wrong with a consumer's settings, given the allowed hosts; each in a sentence.</param>
/// <param name="Environment">Reads an environment variable.</param>
internal sealed record ConfigurationVocabulary(
    IReadOnlyList<ISource> Sources,
    IReadOnlyList<string> Connectors,
    Func<ConsumerSettings, IReadOnlyList<string>, IReadOnlyList<string>> CheckConsumer,
    Func<string, string?> Environment)
{
    /// <summary>What this program knows.</summary>
    public static ConfigurationVocabulary Standard(IReadOnlyList<ISource> sources) =>
        new(
            sources,
            [.. ErpCatalogue.Names, ShopifyConsumers.Connector],
            (consumer, hosts) => ErpCatalogue.Check(consumer, new OutboundOptions { AllowedHosts = hosts }),
            System.Environment.GetEnvironmentVariable);
}
