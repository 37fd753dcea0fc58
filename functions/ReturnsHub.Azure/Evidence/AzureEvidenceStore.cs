using System.Security.Cryptography;
using ReturnsHub.Core.Privacy;

namespace ReturnsHub.Azure.Evidence;

/// <inheritdoc />
internal sealed class AzureEvidenceStore(EvidenceKeys keys, EvidenceBlobs blobs) : IEvidenceStore
{
    public async Task<EvidenceHash> PutAsync(TenantId tenant, ReadOnlyMemory<byte> raw, CancellationToken ct)
    {
        CheckSize(raw);
        var hash = EvidenceHash.Of(raw.Span);
        await KeepAsync(tenant, hash, raw, messageId: null, ct);
        return hash;
    }

    public async Task<EvidencePiece> GetAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct)
    {
        var stands = await keys.FindAsync(tenant, hash, ct);
        if (stands is null) return new EvidencePiece(EvidenceStatus.Unknown, default);
        if (stands.Key is not { } key) return new EvidencePiece(EvidenceStatus.Erased, default);
        var piece = await blobs.ReadAsync(tenant, hash, ct)
            ?? throw new InvalidDataException($"Evidence {hash.Value} has a key and no blob: it was never kept to the end, or the blob was removed.");
        return new EvidencePiece(EvidenceStatus.Present, EvidenceSeal.Open(tenant, hash, key, piece));
    }

    public Task<bool> EraseAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct) => keys.EraseAsync(tenant, hash, ct);

    /// <summary>
    /// Keeps a piece: its key first, then its blob. A crash between the two leaves a key without a blob, and keeping it again mends that.
    /// Whether the same message brought it before.
    /// </summary>
    internal async Task<bool> KeepAsync(TenantId tenant, EvidenceHash hash, ReadOnlyMemory<byte> raw, string? messageId, CancellationToken ct)
    {
        var (stands, known) = await keys.TakeAsync(tenant, hash, messageId, ct);
        if (stands.Key is { } key)
            await blobs.WriteAsync(tenant, hash, EvidenceSeal.Close(tenant, hash, key, RandomNumberGenerator.GetBytes(EvidenceSeal.NonceBytes), raw.Span), ct);
        return known;
    }

    internal static void CheckSize(ReadOnlyMemory<byte> raw)
    {
        if (raw.Length > EvidenceBlobs.LargestPiece) throw new ArgumentException("A piece of evidence is at most 64 MiB.", nameof(raw));
    }
}
