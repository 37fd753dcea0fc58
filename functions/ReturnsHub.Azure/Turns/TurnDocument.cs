using ReturnsHub.Azure.Lookups;

namespace ReturnsHub.Azure.Turns;

/// <summary>Whose turn it is at an order.</summary>
internal sealed record TurnDocument
{
    /// <summary>The id in every order's partition.</summary>
    public const string DocumentId = "turn";

    /// <summary>What returns of the order were appended to, so that the next holder reads them as they are.</summary>
    public const int MostSessions = 16;

    private const int KeptFor = 30 * 24 * 60 * 60;

    public string Id { get; init; } = DocumentId;

    public required string Pk { get; init; }

    /// <summary>The last turn's number.</summary>
    public required long Number { get; init; }

    /// <summary>The return that holds it; null while nobody does.</summary>
    public string? Holder { get; init; }

    /// <summary>Which entry holds it: tells a holder's own claim from that of another worker on the same return.</summary>
    public Guid? Claim { get; init; }

    /// <summary>Until when it is held.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Where the newest appends of the order's returns stand.</summary>
    public IReadOnlyList<AppendSession> Sessions { get; init; } = [];

    /// <summary>Seconds after which an order that nobody decides about is forgotten. Numbers go by the clock, so they go on growing.</summary>
    public int Ttl { get; init; } = KeptFor;

    /// <summary>The partition of an order's turns: that of its name, so that who has the turn sees which returns have the name.</summary>
    public static string PkOf(TenantId tenant, string order) => NameList.PartitionOf(tenant, order);
}

/// <summary>Where an append stands, in the service's terms: who reads with it sees the append.</summary>
/// <param name="Pk">The return.</param>
/// <param name="Token">The session token of the append.</param>
/// <param name="By">The process that appended.</param>
internal sealed record AppendSession(string Pk, string Token, Guid By);
