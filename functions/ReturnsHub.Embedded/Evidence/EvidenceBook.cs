using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Evidence;

/// <summary>Where pieces are and which keys open them.</summary>
internal sealed class EvidenceBook(PackWriter packs)
{
    private static readonly Sql Stands = new("select 1 from evidence where tenant=? and hash=?");
    private static readonly Sql InsertKey = new("insert into evidence_keys(key) values(?)");
    private static readonly Sql Insert = new("insert into evidence(tenant, hash, piece, pack, offset, length) values(?, ?, ?, ?, ?, ?)");
    private static readonly Sql Find = new("""
        select e.piece, e.pack, e.offset, e.length, k.key from evidence e left join evidence_keys k on k.piece=e.piece
        where e.tenant=? and e.hash=?
        """);
    private static readonly Sql Piece = new("select piece from evidence where tenant=? and hash=?");
    private static readonly Sql DeleteKey = new("delete from evidence_keys where piece=?");
    private static readonly Sql Bury = new("update evidence set piece=null where tenant=? and hash=?");

    /// <summary>Keeps a piece unless it is there or was erased. On the writer's thread.</summary>
    public bool Keep(JournalConnection db, TenantId tenant, byte[] hash, Sealed piece)
    {
        if (db.Use(Stands).Bind(tenant.Value).Bind(hash).Scalar() is not null) return false;
        db.Use(InsertKey).Bind(piece.Key).Run();
        var number = db.LastRowId;
        var (pack, offset) = packs.Append(piece.Piece);
        db.Use(Insert).Bind(tenant.Value).Bind(hash).Bind(number).Bind(pack).Bind(offset).Bind(piece.Piece.Length).Run();
        return true;
    }

    /// <summary>Erases a piece's key and leaves the tombstone. On the writer's thread.</summary>
    public static bool Erase(JournalConnection db, Erasures erasures, TenantId tenant, byte[] hash)
    {
        if (db.Use(Piece).Bind(tenant.Value).Bind(hash).Scalar() is not { } number) return false;
        erasures.Securely(db, () => db.Use(DeleteKey).Bind(number).Run());
        db.Use(Bury).Bind(tenant.Value).Bind(hash).Run();
        return true;
    }

    /// <summary>Where a piece is; null when it was never kept.</summary>
    /// <exception cref="InvalidDataException">Its key is missing although it was not erased.</exception>
    public static Place? Locate(JournalConnection db, TenantId tenant, EvidenceHash hash)
    {
        using var row = db.Use(Find).Bind(tenant.Value).Bind(Convert.FromHexString(hash.Value));
        if (!row.Step()) return null;
        if (row.IsNull(0)) return new Place(0, 0, 0, null);
        return row.IsNull(4)
            ? throw new InvalidDataException($"Evidence {hash.Value} has lost its key.")
            : new Place(row.Int32(1), row.Int64(2), row.Int32(3), row.Blob(4));
    }

    /// <summary>Where a piece is; without a key once it was erased.</summary>
    internal sealed record Place(int Pack, long Offset, int Length, byte[]? Key);
}
