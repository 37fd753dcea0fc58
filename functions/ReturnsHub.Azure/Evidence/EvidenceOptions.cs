using System.Diagnostics.CodeAnalysis;
using Azure.Core;
using Azure.Storage.Blobs;
using ReturnsHub.Azure.Queues;

namespace ReturnsHub.Azure.Evidence;

/// <summary>Where sealed evidence is kept, and how long intake tells a duplicate.</summary>
public sealed record EvidenceOptions
{
    /// <summary>The blob service's address, for signing in with an identity. One of this and <see cref="ConnectionString"/>.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Address and key, for emulators and tests: accounts in Azure take no keys.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The container. Default <c>evidence</c>.</summary>
    public string Container { get; init; } = "evidence";

    /// <summary>Makes the container when it is missing. For development and tests.</summary>
    public bool MakeContainer { get; init; }

    /// <summary>How long the inbound queue remembers message ids: as its duplicate detection is set. At least 10 minutes.</summary>
    public TimeSpan DuplicateWindow { get; init; } = DuplicateWindowOfTheQueue;

    internal static TimeSpan DuplicateWindowOfTheQueue { get; } = TimeSpan.FromMinutes(QueueNames.DuplicateWindowMinutes);

    [SuppressMessage("Usage", "CA2208", Justification = "What cannot work is a setting, and it is named as the settings name it.")]
    internal void Check(TokenCredential? credential)
    {
        if (Endpoint is null == string.IsNullOrWhiteSpace(ConnectionString))
            throw new ArgumentException("Set one of Evidence:Endpoint (with an identity) and Evidence:ConnectionString.", nameof(Endpoint));
        if (Endpoint is not null && credential is null)
            throw new ArgumentException("Evidence:Endpoint needs an identity to sign in with: set Credential.", nameof(Endpoint));
        ArgumentException.ThrowIfNullOrWhiteSpace(Container);
        ArgumentOutOfRangeException.ThrowIfLessThan(DuplicateWindow, TimeSpan.FromMinutes(10));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(DuplicateWindow, TimeSpan.FromDays(7));
    }

    internal async Task<BlobContainerClient> OpenAsync(TokenCredential? credential, CancellationToken ct)
    {
        var container = Endpoint is { } endpoint
            ? new BlobServiceClient(endpoint, credential).GetBlobContainerClient(Container)
            : new BlobServiceClient(ConnectionString).GetBlobContainerClient(Container);
        if (MakeContainer) await container.CreateIfNotExistsAsync(cancellationToken: ct);
        return container;
    }
}
