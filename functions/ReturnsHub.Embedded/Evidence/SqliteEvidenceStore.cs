using ReturnsHub.Core.Privacy;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Evidence;

/// <inheritdoc />
internal sealed class SqliteEvidenceStore(
    JournalWriter writer, ReadPool reads, EvidenceBook book, PackReader packs) : IEvidenceStore
{
    /// <summary>Most bytes of one piece: larger than any body the hub's door lets in.</summary>
    public const int LargestPiece = 64 * 1024 * 1024;

    public async Task<EvidenceHash> PutAsync(TenantId tenant, ReadOnlyMemory<byte> raw, CancellationToken ct)
    {
        if (raw.Length > LargestPiece) throw new ArgumentException("A piece of evidence is at most 64 MiB.", nameof(raw));
        var hash = EvidenceHash.Of(raw.Span);
        var key = Convert.FromHexString(hash.Value);
        var piece = Seal.Close(tenant, hash, raw.Span);
        await writer.RunAsync(db => book.Keep(db, tenant, hash, key, piece), ct, piece.Piece.Length);
        return hash;
    }

    public async Task<EvidencePiece> GetAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct)
    {
        var recent = book.RecentNumberOf(tenant, hash);
        var place = await reads.ReadAsync(db => EvidenceBook.Locate(db, tenant, hash, recent), ct);
        return place switch
        {
            null => new EvidencePiece(EvidenceStatus.Unknown, default),
            { Key: null } => new EvidencePiece(EvidenceStatus.Erased, default),
            { Key: { } key } => new EvidencePiece(
                EvidenceStatus.Present, EvidenceSeal.Open(tenant, hash, key, packs.Read(place.Pack, place.Offset, place.Length))),
        };
    }

    public Task<bool> EraseAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct)
    {
        var key = Convert.FromHexString(hash.Value);
        return writer.RunAsync(db => book.Erase(db, tenant, hash, key), ct);
    }
}
