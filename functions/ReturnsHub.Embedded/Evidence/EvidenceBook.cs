using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Evidence;

/// <summary>Where pieces are and which keys open them.</summary>
internal sealed class EvidenceBook : IParticipant
{
    private static readonly Sql Gather = new(
        "insert into evidence_recent(piece, tenant, hash, pack, offset, length) values(?, ?, ?, ?, ?, ?)");
    private static readonly Sql InsertAge = new("insert into evidence_ages(piece, tenant, hash, at) values(?, ?, ?, ?)");
    private static readonly Sql LoadGathered = new("select piece, tenant, hash from evidence_recent order by piece");
    private static readonly Sql ClearGathered = new("delete from evidence_recent");
    private static readonly Sql Move = new("""
        insert into evidence(tenant, hash, piece, pack, offset, length)
        select tenant, hash, piece, pack, offset, length from evidence_recent order by tenant, hash
        """);
    private static readonly Sql Stands = new("select 1 from evidence where tenant=? and hash=?");
    private static readonly Sql InsertKey = new("insert into evidence_keys(key) values(?)");
    private static readonly Sql FindRecent = new("""
        select e.piece, e.pack, e.offset, e.length, k.key from evidence_recent e left join evidence_keys k on k.piece=e.piece
        where e.piece=? and e.tenant=? and e.hash=?
        """);
    private static readonly Sql Find = new("""
        select e.piece, e.pack, e.offset, e.length, k.key from evidence e left join evidence_keys k on k.piece=e.piece
        where e.tenant=? and e.hash=?
        """);
    private static readonly Sql Piece = new("select piece from evidence where tenant=? and hash=?");
    private static readonly Sql DeleteKey = new("delete from evidence_keys where piece=?");
    private static readonly Sql Bury = new("update evidence set piece=null where tenant=? and hash=?");

    private readonly PackWriter _packs;
    private readonly Erasures _erasures;
    private readonly TimeProvider _time;
    private readonly RecentKeys<(TenantId, EvidenceHash)> _recent;

    public EvidenceBook(JournalConnection db, PackWriter packs, Erasures erasures, TimeProvider time)
    {
        _packs = packs;
        _erasures = erasures;
        _time = time;
        _recent = new RecentKeys<(TenantId, EvidenceHash)>(db, LoadGathered, KeyOf, ClearGathered);
    }

    /// <summary>Keeps a piece unless it is there or was erased. On the writer's thread.</summary>
    public bool Keep(JournalConnection db, TenantId tenant, EvidenceHash hash, byte[] hashBytes, Sealed piece)
    {
        if (_recent.TryFind((tenant, hash), out _)) return false;
        if (db.Use(Stands).Bind(tenant.Value).Bind(hashBytes).Scalar() is not null) return false;
        db.Use(InsertKey).Bind(piece.Key).Run();
        var number = db.LastRowId;
        var (pack, offset) = _packs.Append(piece.Piece);
        db.Use(Gather).Bind(number).Bind(tenant.Value).Bind(hashBytes).Bind(pack).Bind(offset).Bind(piece.Piece.Length).Run();
        db.Use(InsertAge).Bind(number).Bind(tenant.Value).Bind(hashBytes).Bind(_time.GetUtcNow()).Run();
        _recent.Add((tenant, hash), number);
        if (_recent.Full) _recent.Move(db, Move);
        return true;
    }

    /// <summary>Erases a piece's key and leaves the tombstone. On the writer's thread.</summary>
    public bool Erase(JournalConnection db, TenantId tenant, EvidenceHash hash, byte[] hashBytes)
    {
        // Tombstones stand in the real index only.
        if (_recent.TryFind((tenant, hash), out _)) _recent.Move(db, Move);
        if (db.Use(Piece).Bind(tenant.Value).Bind(hashBytes).Scalar() is not { } number) return false;
        _erasures.Securely(db, () => db.Use(DeleteKey).Bind(number).Run());
        db.Use(Bury).Bind(tenant.Value).Bind(hashBytes).Run();
        return true;
    }

    /// <summary>Whether the index must be asked for a piece by number first. Ask before reading, on any thread.</summary>
    public long? RecentNumberOf(TenantId tenant, EvidenceHash hash) => _recent.TryFind((tenant, hash), out var number) ? number : null;

    /// <summary>Where a piece is; null when it was never kept.</summary>
    /// <exception cref="InvalidDataException">Its key is missing although it was not erased.</exception>
    public static Place? Locate(JournalConnection db, TenantId tenant, EvidenceHash hash, long? recentNumber)
    {
        using var moment = db.OneMoment();
        var hashBytes = Convert.FromHexString(hash.Value);
        var place = recentNumber is { } number ? Read(db.Use(FindRecent).Bind(number).Bind(tenant.Value).Bind(hashBytes), hash) : null;
        return place ?? Read(db.Use(Find).Bind(tenant.Value).Bind(hashBytes), hash);
    }

    public void Committed(JournalConnection db) => _recent.Committed(db);

    public void RolledBack() => _recent.RolledBack();

    private static Place? Read(Statement found, EvidenceHash hash)
    {
        using var row = found;
        if (!row.Step()) return null;
        if (row.IsNull(0)) return new Place(0, 0, 0, null);
        return row.IsNull(4)
            ? throw new InvalidDataException($"Evidence {hash.Value} has lost its key.")
            : new Place(row.Int32(1), row.Int64(2), row.Int32(3), row.Blob(4));
    }

    private static (TenantId Tenant, EvidenceHash Hash) KeyOf(Statement row) =>
        (new TenantId(row.Text(1)), EvidenceHash.Parse(Convert.ToHexStringLower(row.Span(2))));

    /// <summary>Where a piece is; without a key once it was erased.</summary>
    internal sealed record Place(int Pack, long Offset, int Length, byte[]? Key);
}
