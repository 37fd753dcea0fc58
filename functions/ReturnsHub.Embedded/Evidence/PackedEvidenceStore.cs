using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Evidence;

/// <summary>Evidence in pack files, its index in the journal, its keys in a table of their own.</summary>
internal sealed class PackedEvidenceStore(JournalWriter writer, ReaderPool readers, PackReader packs) : IEvidenceStore
{
    public async Task<EvidenceHash> PutAsync(TenantId tenant, ReadOnlyMemory<byte> raw, CancellationToken ct)
    {
        var hash = EvidenceHash.Of(raw.Span);
        var (key, piece) = Seal.Close(tenant, hash, raw.Span);
        await writer.WriteAsync(w => Keep(w, tenant, hash, key, piece), ct);
        return hash;
    }

    public Task<EvidencePiece> GetAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct)
    {
        var found = readers.Read(db => db.First(
            "SELECT e.pack, e.offset, e.length, k.key FROM evidence e LEFT JOIN evidence_keys k ON k.id = e.id WHERE e.hash = @0 AND e.tenant = @1",
            r => new Found(new PackPlace(r.GetInt32(0), r.GetInt64(1), r.GetInt32(2)), r.IsDBNull(3) ? null : r.Bytes(3)),
            Hash(hash), tenant.Value));
        return Task.FromResult(found switch
        {
            null => new EvidencePiece(EvidenceStatus.Unknown, default),
            { Key: null } => new EvidencePiece(EvidenceStatus.Erased, default),
            { Key: { } key } => new EvidencePiece(EvidenceStatus.Present, Seal.Open(tenant, hash, key, packs.Read(found.Place))),
        });
    }

    public Task<bool> EraseAsync(TenantId tenant, EvidenceHash hash, CancellationToken ct) => writer.WriteAsync(
        w =>
        {
            w.Erased();
            return w.Db.Execute("DELETE FROM evidence_keys WHERE id = (SELECT id FROM evidence WHERE hash = @0 AND tenant = @1)", Hash(hash), tenant.Value) > 0;
        },
        ct);

    /// <summary>Keeps a sealed piece unless its hash is known: the same bytes are the same piece, and an erased one stays erased.</summary>
    public static bool Keep(WriteContext w, TenantId tenant, EvidenceHash hash, byte[] key, byte[] piece)
    {
        var place = w.Packs.Append(piece);
        var id = w.Db.Scalar(
            "INSERT INTO evidence (tenant, hash, pack, offset, length) VALUES (@0, @1, @2, @3, @4) ON CONFLICT DO NOTHING RETURNING id",
            tenant.Value, Hash(hash), place.Pack, place.Offset, place.Length);
        // Known bytes: what was just appended is never pointed at. Repeats are rare (the queue knows most of them), a look-up per piece is not.
        if (id is null) return false;
        w.Db.Execute("INSERT INTO evidence_keys (id, key) VALUES (@0, @1)", id, key);
        return true;
    }

    private static byte[] Hash(EvidenceHash hash) => Convert.FromHexString(hash.Value);

    private sealed record Found(PackPlace Place, byte[]? Key);
}
