using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Idempotency;

/// <summary>Answers given to Idempotency-Keys.</summary>
internal sealed class SqliteIdempotencyKeys(JournalWriter writer, TimeProvider time) : IIdempotencyKeys
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public Task<IdempotencyClaim> ClaimAsync(string scope, string key, string fingerprint, TimeSpan claimFor, CancellationToken ct) => writer.WriteAsync(
        w =>
        {
            var now = time.GetUtcNow();
            w.Db.Execute("DELETE FROM idempotency WHERE scope = @0 AND key = @1 AND claimed_until < @2", scope, key, (now - Kept).UtcTicks);
            var known = w.Db.First(
                "SELECT fingerprint, claimed_until, status, answer FROM idempotency WHERE scope = @0 AND key = @1",
                r => new Row(r.GetString(0), r.Time(1), r.IsDBNull(2) ? null : r.GetInt32(2), r.Text(3)), scope, key);
            if (known is not null && known.Fingerprint != fingerprint) return new IdempotencyClaim(ClaimResult.Mismatch);
            if (known is { Status: { } status }) return new IdempotencyClaim(ClaimResult.Answered, status, known.Answer);
            if (known is not null && known.ClaimedUntil > now) return new IdempotencyClaim(ClaimResult.InProgress);
            w.Db.Execute(
                "INSERT OR REPLACE INTO idempotency (scope, key, fingerprint, claimed_until) VALUES (@0, @1, @2, @3)", scope, key, fingerprint, (now + claimFor).UtcTicks);
            return new IdempotencyClaim(ClaimResult.Claimed);
        },
        ct);

    public Task CompleteAsync(string scope, string key, int status, string answer, CancellationToken ct) => writer.WriteAsync(
        w => w.Db.Execute("UPDATE idempotency SET status = @2, answer = @3, claimed_until = @4 WHERE scope = @0 AND key = @1", scope, key, status, answer, time.GetUtcNow().UtcTicks), ct);

    public Task ReleaseAsync(string scope, string key, CancellationToken ct) =>
        writer.WriteAsync(w => w.Db.Execute("DELETE FROM idempotency WHERE scope = @0 AND key = @1 AND status IS NULL", scope, key), ct);

    private sealed record Row(string Fingerprint, DateTimeOffset ClaimedUntil, int? Status, string? Answer);
}
