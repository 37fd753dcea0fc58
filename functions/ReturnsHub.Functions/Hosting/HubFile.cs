using ReturnsHub.Core.Intake;
using ReturnsHub.Erps;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Functions.Settings;
using ReturnsHub.Sources.Shopify.Admin;
using ReturnsHub.Web.Access.Platform;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Functions.Hosting;

/// <summary>Reads what the hub is told.</summary>
internal static class HubFile
{
    /// <exception cref="ConfigurationException">Something in it is wrong.</exception>
    public static HubConfiguration Read(HubSettings settings, IReadOnlyList<ISource> sources) =>
        ConfigurationReader.Read(
            settings.ConfigurationPath,
            File.ReadAllBytes(settings.ConfigurationPath),
            Path.GetDirectoryName(settings.ConfigurationPath)!,
            new ConfigurationVocabulary(
                sources,
                [.. ErpCatalogue.Names, ShopifyConsumers.Connector],
                (consumer, connections, hosts) => consumer.Connector == ShopifyConsumers.Connector
                    ? ShopifyConsumers.Check(consumer, connections)
                    : ErpCatalogue.Check(consumer, new OutboundOptions { AllowedHosts = hosts }),
                Environment.GetEnvironmentVariable)
            {
                BooksOf = SameBooks.Of,
                BehindPlatform = string.Equals(Environment.GetEnvironmentVariable(PlatformAuthentication.EnabledVariable), "true", StringComparison.OrdinalIgnoreCase),
            });
}
