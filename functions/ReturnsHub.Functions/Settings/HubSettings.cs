namespace ReturnsHub.Functions.Settings;

/// <summary>How the app reaches its services, read from the environment and checked before anything starts.</summary>
public sealed record HubSettings
{
    /// <summary>The Service Bus namespace's host name; null where a connection string is given.</summary>
    public string? ServiceBusNamespace { get; init; }

    /// <summary>A connection string in its place, for emulators.</summary>
    public string? ServiceBusConnection { get; init; }

    /// <summary>The Cosmos DB account; null where a connection string is given.</summary>
    public Uri? CosmosEndpoint { get; init; }

    /// <summary>A connection string in its place, for emulators.</summary>
    public string? CosmosConnection { get; init; }

    /// <summary>The hub's database.</summary>
    public required string Database { get; init; }

    /// <summary>The storage account of evidence; null where a connection string is given.</summary>
    public Uri? EvidenceEndpoint { get; init; }

    /// <summary>A connection string in its place, for emulators.</summary>
    public string? EvidenceConnection { get; init; }

    /// <summary>The key vault of the signing key.</summary>
    public Uri? KeyVault { get; init; }

    /// <summary>The same, for what is about to sign. With emulators the app starts without one.</summary>
    /// <exception cref="SettingsException">None is set.</exception>
    public Uri SigningVault => KeyVault ?? throw new SettingsException(
        [$"{SettingNames.KeyVaultUri} is not set, and without it nothing is signed. Set it to the address of the vault that holds the signing key."]);

    /// <summary>The language model's endpoint; null for the local classifier alone.</summary>
    public Uri? OpenAiEndpoint { get; init; }

    /// <summary>Its deployment.</summary>
    public string? OpenAiDeployment { get; init; }

    /// <summary>The configuration file.</summary>
    public required string ConfigurationPath { get; init; }

    /// <summary>The identity to sign in as; null for the developer's own sign-in.</summary>
    public string? ClientId { get; init; }
}
