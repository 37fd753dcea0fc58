namespace ReturnsHub.Core.Facts;

/// <summary>
/// What a source reported, in the hub's words. Facts may come twice, late or in any order; the state they lead to is the same.
/// </summary>
public sealed record Fact
{
    /// <summary>
    /// The dedupe id: the same report gives the same id however often it is sent. <c>{source}:{connection}:…</c>, at most 200 characters.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Whose return it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Which return it is about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>The connection it came through.</summary>
    public required string Connection { get; init; }

    /// <summary>The source's own clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>What the actor is to the hub, for what a person commands; empty for what a system reports. Without a role that allows it a command is refused.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>
    /// From where a person's command came, for the audit: <c>key:</c> and the first 8 hex digits of the key's hash, or
    /// <c>platform:</c> and the identity provider. Never an address of a machine or a person. Null for what a system reports.
    /// </summary>
    public string? Via { get; init; }

    /// <summary>The raw bytes it was read from; null for what the hub itself reports.</summary>
    public EvidenceHash? Evidence { get; init; }

    /// <summary>What happened.</summary>
    public required FactBody Body { get; init; }
}

/// <summary>Which return a fact is about.</summary>
public abstract record Subject
{
    private Subject()
    {
    }

    /// <summary>A return whose id the source's report names. The first fact opens its stream.</summary>
    public sealed record Known(ReturnId Id) : Subject;

    /// <summary>
    /// The return that carries one of these names, tried in order. A fact that finds none waits as unmatched and is
    /// an exception until a return with such a name appears.
    /// </summary>
    public sealed record Named(IReadOnlyList<LookupKey> Keys) : Subject;

    /// <summary>
    /// Every return of an order, now and later: the newest report on an order is kept until a return of it appears.
    /// </summary>
    public sealed record OfOrder(LookupKey Order) : Subject;
}
