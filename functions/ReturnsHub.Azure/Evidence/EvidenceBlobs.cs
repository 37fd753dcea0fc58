using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ReturnsHub.Core.Privacy;

namespace ReturnsHub.Azure.Evidence;

/// <summary>
/// Sealed pieces as blobs, <c>{tenant}/{hash}</c>. Each is written once: nothing is replaced or removed, so the container may be immutable.
/// https://learn.microsoft.com/azure/storage/blobs/immutable-storage-overview
/// </summary>
internal sealed class EvidenceBlobs(BlobContainerClient container)
{
    /// <summary>Most bytes of one piece: larger than any body the hub's door lets in.</summary>
    public const int LargestPiece = 64 * 1024 * 1024;

    // One request, which the service takes whole or not at all.
    private static readonly StorageTransferOptions InOnePart = new() { InitialTransferSize = LargestPiece + EvidenceSeal.Overhead };

    /// <summary>Writes a piece unless it stands there already.</summary>
    public async Task WriteAsync(TenantId tenant, EvidenceHash hash, byte[] piece, CancellationToken ct)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            TransferOptions = InOnePart,
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream" },
        };
        try
        {
            using var body = new MemoryStream(piece, writable: false);
            await container.GetBlobClient(NameOf(tenant, hash)).UploadAsync(body, options, ct);
        }
        catch (RequestFailedException e) when (Stands(e))
        {
            // Sealed under the same key by an earlier try or by somebody at the same time.
        }
    }

    /// <summary>Reads a piece; null when there is none.</summary>
    /// <exception cref="InvalidDataException">It is larger than a piece can be.</exception>
    public async Task<byte[]?> ReadAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct)
    {
        try
        {
            using var answer = (await container.GetBlobClient(NameOf(tenant, hash)).DownloadStreamingAsync(cancellationToken: ct)).Value;
            if (answer.Details.ContentLength > LargestPiece + EvidenceSeal.Overhead)
                throw new InvalidDataException($"Evidence {hash.Value} is damaged: its blob is larger than any piece.");
            var piece = new byte[answer.Details.ContentLength];
            await answer.Content.ReadExactlyAsync(piece, ct);
            return piece;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static string NameOf(TenantId tenant, EvidenceHash hash) => $"{tenant.Value}/{hash.Value}";

    private static bool Stands(RequestFailedException e) =>
        e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet || e.ErrorCode == "BlobImmutableDueToPolicy";
}
