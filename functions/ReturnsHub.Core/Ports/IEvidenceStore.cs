namespace ReturnsHub.Core.Ports;

/// <summary>
/// Raw bytes by content hash, written once and sealed, each piece under its own key in the vault. Erasing the key erases
/// the piece; its hash stays.
/// </summary>
public interface IEvidenceStore
{
    /// <summary>Keeps bytes. Durable when the task completes. The same bytes again are the same piece; an erased piece stays erased.</summary>
    Task<EvidenceHash> PutAsync(TenantId tenant, ReadOnlyMemory<byte> raw, CancellationToken ct);

    /// <summary>The bytes, checked against their hash.</summary>
    /// <exception cref="InvalidDataException">The stored piece does not give the bytes of its hash any more.</exception>
    Task<EvidencePiece> GetAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct);

    /// <summary>Erases a piece: its key is gone when the task completes. True when it was there.</summary>
    Task<bool> EraseAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct);
}

/// <summary>Whether a piece of evidence is there.</summary>
public enum EvidenceStatus
{
    /// <summary>Never kept.</summary>
    Unknown = 0,
    /// <summary>Here.</summary>
    Present,
    /// <summary>Erased on request or after its retention.</summary>
    Erased,
}

/// <summary>A piece of evidence.</summary>
/// <param name="Status">Whether it is there.</param>
/// <param name="Raw">The bytes, when present.</param>
public sealed record EvidencePiece(EvidenceStatus Status, ReadOnlyMemory<byte> Raw);
