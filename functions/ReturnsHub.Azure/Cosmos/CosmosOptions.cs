using Azure.Core;

namespace ReturnsHub.Azure.Cosmos;

/// <summary>Which Cosmos DB account, and how to talk to it.</summary>
public sealed record CosmosOptions
{
    /// <summary>The account's address, for signing in with an identity. One of this and <see cref="ConnectionString"/>.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Address and key, for emulators and tests: accounts in Azure take no keys.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The database. Default <c>returnshub</c>.</summary>
    public string Database { get; init; } = CosmosLayout.DefaultDatabase;

    /// <summary>
    /// Straight to the replicas over TCP (the default, half the latency), or through the account's gateway over HTTPS, for networks that
    /// let nothing else out. https://learn.microsoft.com/azure/cosmos-db/nosql/sdk-connection-modes
    /// </summary>
    public bool Direct { get; init; } = true;

    /// <summary>How long one request may take before it counts as unanswered. Default 10 seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an order's turn lasts before others may take it over. Default 30 seconds.</summary>
    public TimeSpan OrderTurn { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Makes the database and its containers when they are missing. For development and tests.</summary>
    public bool MakeContainers { get; init; }

    internal void Check(TokenCredential? credential)
    {
        if (Endpoint is null == string.IsNullOrWhiteSpace(ConnectionString))
            throw new ArgumentException("Set one of Cosmos:Endpoint (with an identity) and Cosmos:ConnectionString.");
        if (Endpoint is not null && credential is null)
            throw new ArgumentException("Cosmos:Endpoint needs an identity to sign in with: set Credential.");
        ArgumentException.ThrowIfNullOrWhiteSpace(Database);
        ArgumentOutOfRangeException.ThrowIfLessThan(RequestTimeout, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RequestTimeout, TimeSpan.FromSeconds(65));
        ArgumentOutOfRangeException.ThrowIfLessThan(OrderTurn, TimeSpan.FromSeconds(5));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(OrderTurn, TimeSpan.FromMinutes(5));
    }
}
