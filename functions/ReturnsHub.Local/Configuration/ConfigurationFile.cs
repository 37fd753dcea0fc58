using System.Security.Cryptography;
using ReturnsHub.Core.Signatures;
using ReturnsHub.Erps;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Sources;
using ReturnsHub.Sources.Shopify.Admin;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Configuration;

/// <summary>The configuration file in a data directory.</summary>
public static class ConfigurationFile
{
    /// <summary>Whether the directory has one.</summary>
    public static bool Exists(string directory) => File.Exists(PathIn(directory));

    /// <summary>Reads it.</summary>
    /// <exception cref="ConfigurationException">It is not there, or something in it is wrong.</exception>
    public static HubConfiguration Load(string directory)
    {
        if (!Exists(directory))
        {
            throw new ConfigurationException(
                PathIn(directory), [new ConfigurationError("$", "is not there. 'returnshub serve' writes one on its first start; or name another directory with --data.")]);
        }

        return Read(PathIn(directory), File.ReadAllBytes(PathIn(directory)), directory);
    }

    /// <summary>Reads a configuration from its text; policies named by file are looked for in <paramref name="directory"/>.</summary>
    /// <exception cref="ConfigurationException">Something in it is wrong.</exception>
    public static HubConfiguration Read(string name, ReadOnlyMemory<byte> json, string directory) =>
        ConfigurationReader.Read(name, json, directory, Known());

    /// <summary>
    /// Writes a documented file with one tenant, its policy beside it, and one new API key that may do everything but
    /// approve. Readable by its owner only.
    /// </summary>
    /// <returns>The API key's text. It is kept nowhere: show it now or never.</returns>
    public static string Create(string directory, RandomNumberGenerator random)
    {
        // Its owner only: keys and personal data will be in there.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var key = HashedApiKeys.Create(random);
        Span<byte> secret = stackalloc byte[32];
        random.GetBytes(secret);
        Write(Path.Combine(directory, ConfigurationTemplate.PolicyFileName), ConfigurationTemplate.Policy());
        Write(PathIn(directory), ConfigurationTemplate.Text(HashedApiKeys.HashOf(key), StandardWebhooks.NewSecret(secret)));
        return key;
    }

    internal static ConfigurationVocabulary Known() => new(
        SourceCatalogue.Create(TimeProvider.System),
        [.. ErpCatalogue.Names, ShopifyConsumers.Connector],
        (consumer, connections, hosts) => consumer.Connector == ShopifyConsumers.Connector
            ? ShopifyConsumers.Check(consumer, connections)
            : ErpCatalogue.Check(consumer, new OutboundOptions { AllowedHosts = hosts }),
        Environment.GetEnvironmentVariable)
    {
        BooksOf = SameBooks.Of,
    };

    private static string PathIn(string directory) => Path.Combine(directory, HubConfiguration.FileName);

    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
