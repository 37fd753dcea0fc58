namespace ReturnsHub.Core.Audit;

/// <summary>What is to be written to the audit log.</summary>
public record AuditDraft
{
    /// <summary>Whose log.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>When, by the hub's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required Actor Actor { get; init; }

    /// <summary>From where: <c>api</c>, <c>command-line</c>, <c>hub</c>.</summary>
    public required string Via { get; init; }

    /// <summary>What, as a noun and a past-tense verb: see <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>The return it was about, if one.</summary>
    public ReturnId? ReturnId { get; init; }

    /// <summary>What else it was about: a message, a delivery, a request; at most 200 characters, no personal data.</summary>
    public string? About { get; init; }

    /// <summary>Codes, counts and versions by name; at most 20, no personal data.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>An entry of the audit log as it stands, for good.</summary>
public sealed record AuditEntry : AuditDraft
{
    /// <summary>Its place in the tenant's chain: gapless from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The hash of the entry before; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over everything above, in hex. See <see cref="AuditChain"/>.</summary>
    public required string Hash { get; init; }
}
