using System.Security.Cryptography;
using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Claims;

/// <summary>A return's claims as rows of their own, so that they can be listed across returns.</summary>
internal sealed class ClaimRows
{
    private static readonly Sql Delete = new("delete from claims where rid=?");
    private static readonly Sql Insert = new("insert into claims(rid, tenant, party, status, due, body) values(?, ?, ?, ?, ?, ?)");
    private static readonly Sql DigestBefore = new("select claims_digest from returns where rid=?");
    private static readonly Sql KeepDigest = new("update returns set claims_digest=? where rid=?");

    private readonly IReadOnlyList<(ReturnClaim Claim, byte[] Body)> _claims;
    private readonly byte[]? _digest;

    public ClaimRows(ReturnState state)
    {
        _claims =
        [
            .. state.Claims.Select(c => new ReturnClaim(state.Tenant, state.ReturnId, c, state.ProgressOf(c.ClaimId)))
                .Select(c => (c, JsonSerializer.SerializeToUtf8Bytes(c, HubJson.Options))),
        ];
        if (_claims.Count == 0) return;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, body) in _claims) hash.AppendData(body);
        _digest = hash.GetHashAndReset()[..16];
    }

    /// <summary>Writes the rows when they changed. Few returns have claims: for the others this is one read of a row just written.</summary>
    public void Write(JournalConnection db, long rid)
    {
        var before = Before(db, rid);
        if (before.AsSpan().SequenceEqual(_digest)) return;
        if (before is not null) db.Use(Delete).Bind(rid).Run();
        foreach (var (claim, body) in _claims)
        {
            db.Use(Insert).Bind(rid).Bind(claim.Tenant.Value).Bind(claim.Claim.Party).Bind((long)claim.Progress.Status)
                .Bind((claim.Claim.Terms?.DueBy ?? DateTimeOffset.MaxValue).UtcTicks).Bind(body).Run();
        }

        db.Use(KeepDigest).Bind(_digest).Bind(rid).Run();
    }

    private static byte[]? Before(JournalConnection db, long rid)
    {
        using var row = db.Use(DigestBefore).Bind(rid);
        return row.Step() && !row.IsNull(0) ? row.Blob(0) : null;
    }
}
