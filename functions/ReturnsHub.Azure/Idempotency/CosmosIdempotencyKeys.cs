using System.Text;
using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Idempotency;

/// <inheritdoc />
internal sealed class CosmosIdempotencyKeys(DocumentStore records, TimeProvider time) : IIdempotencyKeys
{
    private const int LargestAnswer = 1_000_000;

    private readonly Listing _list = new(records, KeyDocument.Kind);

    public async Task<IdempotencyClaim> ClaimAsync(string scope, string key, string fingerprint, TimeSpan claimFor, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(scope);
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(claimFor, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(claimFor, KeyDocument.Kept);
        var place = KeyDocument.PlaceOf(scope, key);
        IdempotencyClaim? standing = null;
        await records.ChangeAsync<KeyDocument>(
            place,
            stands =>
            {
                var now = time.GetUtcNow();
                standing = stands is null ? null : Standing(stands, fingerprint, now);
                return standing is null
                    ? new KeyDocument { Pk = place.Pk, Id = place.Id, Fingerprint = fingerprint, ClaimedUntil = now + claimFor }.KeptFrom(now, scope, _list)
                    : null;
            },
            expectNew: true,
            ct);
        return standing ?? new IdempotencyClaim(ClaimResult.Claimed);
    }

    // The first answer stands: it may have been given to the caller already.
    public Task CompleteAsync(string scope, string key, int status, string answer, CancellationToken ct)
    {
        if (Encoding.UTF8.GetByteCount(answer) > LargestAnswer) throw new ArgumentException("An answer is at most 1 MB.", nameof(answer));
        return records.ChangeAsync<KeyDocument>(
            KeyDocument.PlaceOf(scope, key),
            stands => stands is { Status: null } ? (stands with { Status = status, Answer = answer }).KeptFrom(time.GetUtcNow(), scope, _list) : null,
            expectNew: false,
            ct);
    }

    public async Task ReleaseAsync(string scope, string key, CancellationToken ct)
    {
        var place = KeyDocument.PlaceOf(scope, key);
        // Answered meanwhile, it is another version and stays.
        if (await records.FindAsync<KeyDocument>(place, ct) is { Status: null } stands) await records.DeleteAsync(place, stands.ETag, ct);
    }

    private static IdempotencyClaim? Standing(KeyDocument stands, string fingerprint, DateTimeOffset now)
    {
        if (stands.Fingerprint != fingerprint) return new IdempotencyClaim(ClaimResult.Mismatch);
        if (stands.Status is { } status) return new IdempotencyClaim(ClaimResult.Answered, status, stands.Answer);
        return stands.ClaimedUntil > now ? new IdempotencyClaim(ClaimResult.InProgress) : null;
    }
}
