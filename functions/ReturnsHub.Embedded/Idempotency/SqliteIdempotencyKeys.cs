using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Idempotency;

/// <inheritdoc />
internal sealed class SqliteIdempotencyKeys(JournalWriter writer, TimeProvider time) : IIdempotencyKeys
{
    private const int SweptPerClaim = 16;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    private static readonly Sql Find = new("select fingerprint, claimed_until, status, answer from idempotency where scope=? and key=?");
    private static readonly Sql Claim = new("""
        insert or replace into idempotency(scope, key, fingerprint, claimed_until, forget_at) values(?, ?, ?, ?, ?)
        """);
    private static readonly Sql Complete = new(
        "update idempotency set status=?, answer=?, forget_at=? where scope=? and key=? and status is null");
    private static readonly Sql Release = new("delete from idempotency where scope=? and key=? and status is null");
    private static readonly Sql Forget = new("""
        delete from idempotency where (scope, key) in (select scope, key from idempotency where forget_at<=? order by forget_at limit ?)
        """);

    public Task<IdempotencyClaim> ClaimAsync(string scope, string key, string fingerprint, TimeSpan claimFor, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(scope);
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(claimFor, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(claimFor, Kept);
        return writer.RunAsync(db =>
        {
            var now = time.GetUtcNow();
            db.Use(Forget).Bind(now).Bind(SweptPerClaim).Run();
            if (Stands(db, scope, key, fingerprint, now) is { } standing) return standing;
            db.Use(Claim).Bind(scope).Bind(key).Bind(fingerprint).Bind(now + claimFor).Bind(now + Kept).Run();
            return new IdempotencyClaim(ClaimResult.Claimed);
        }, ct);
    }

    public Task CompleteAsync(string scope, string key, int status, string answer, CancellationToken ct) => writer.RunAsync(db =>
    {
        // The first answer stands: it may have been given to the caller already.
        db.Use(Complete).Bind(status).Bind(answer).Bind(time.GetUtcNow() + Kept).Bind(scope).Bind(key).Run();
        return true;
    }, ct, answer.Length);

    public Task ReleaseAsync(string scope, string key, CancellationToken ct) => writer.RunAsync(db =>
    {
        db.Use(Release).Bind(scope).Bind(key).Run();
        return true;
    }, ct);

    private static IdempotencyClaim? Stands(JournalConnection db, string scope, string key, string fingerprint, DateTimeOffset now)
    {
        using var row = db.Use(Find).Bind(scope).Bind(key);
        if (!row.Step()) return null;
        if (row.Text(0) != fingerprint) return new IdempotencyClaim(ClaimResult.Mismatch);
        if (!row.IsNull(2)) return new IdempotencyClaim(ClaimResult.Answered, row.Int32(2), row.Text(3));
        return row.Time(1) > now ? new IdempotencyClaim(ClaimResult.InProgress) : null;
    }
}
