using Azure.Core;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Evidence;
using ReturnsHub.Azure.Signing;

namespace ReturnsHub.Azure;

/// <summary>How the Azure backend is set up.</summary>
public sealed record AzureOptions
{
    /// <summary>The Cosmos DB account.</summary>
    public required CosmosOptions Cosmos { get; init; }

    /// <summary>Signs in where no key is given; null only where every part has a connection string.</summary>
    public TokenCredential? Credential { get; init; }

    // Options of further parts stand below, each with a line in Check.

    /// <summary>The blob container of evidence; null only where no evidence is kept or read.</summary>
    public EvidenceOptions? Evidence { get; init; }

    /// <summary>The key vault of the signing key; null only where nothing is signed.</summary>
    public KeyVaultOptions? KeyVault { get; init; }

    /// <summary>Refuses settings that cannot work.</summary>
    /// <exception cref="ArgumentException">A setting is missing or out of its range; the message names it and says what to set.</exception>
    internal void Check()
    {
        Cosmos.Check(Credential);
        Evidence?.Check(Credential);
        KeyVault?.Check();
        if (KeyVault is not null && Credential is null)
            throw new ArgumentException("KeyVault:Vault needs an identity to sign in with: set Credential.", nameof(KeyVault));
    }
}
