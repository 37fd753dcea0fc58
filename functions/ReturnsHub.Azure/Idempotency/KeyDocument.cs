using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Idempotency;

/// <summary>An Idempotency-Key that was claimed. The list holds them by when they may be forgotten, under the tenant their scope begins with.</summary>
internal sealed record KeyDocument : Document
{
    /// <summary>The kind in places and lists.</summary>
    public const string Kind = "idempotency";

    /// <summary>How long answers are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    /// <summary>The hash of the request it was claimed for.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Until when the claim stands without an answer.</summary>
    public required DateTimeOffset ClaimedUntil { get; init; }

    /// <summary>The HTTP status answered; null while there is no answer.</summary>
    public int? Status { get; init; }

    /// <summary>The body answered.</summary>
    public string? Answer { get; init; }

    /// <summary>Where a key stands.</summary>
    public static Place PlaceOf(string scope, string key) => new($"{Kind}/{DocumentName.Hash(scope, key)}", Kind);

    /// <summary>The key as it is from <paramref name="now"/> on: kept for its time, in its place on the list.</summary>
    public KeyDocument KeptFrom(DateTimeOffset now, string scope, Listing list) => this with
    {
        Ttl = (int)Kept.TotalSeconds,
        InTenant = scope.Split('/', 2) is [var tenant, _] ? list.InTenant(tenant, Listing.Order(now + Kept, DocumentName.Hash(Pk))) : null,
    };
}
