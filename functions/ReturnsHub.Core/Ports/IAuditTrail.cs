using ReturnsHub.Core.Audit;

namespace ReturnsHub.Core.Ports;

/// <summary>Who did what, over all returns and the audit log, in the order of the hub's clock.</summary>
public interface IAuditTrail
{
    /// <summary>
    /// What fits, oldest first. A page may hold fewer than asked for, even none, and still name a next one: a call looks at a
    /// bounded number of events.
    /// </summary>
    Task<Page<AuditRecord>> ListAsync(AuditFilter filter, PageRequest page, CancellationToken ct);
}

/// <summary>Which part of the trail; null does not restrict.</summary>
public sealed record AuditFilter
{
    /// <summary>Tenant.</summary>
    public TenantId? Tenant { get; init; }

    /// <summary>The actor's id, whole.</summary>
    public string? Actor { get; init; }

    /// <summary>Recorded at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Recorded before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>An event's wire type, with or without <c>returnshub.</c> and version, or an audit action.</summary>
    public string? Type { get; init; }

    /// <summary>Whether <paramref name="record"/> fits, apart from the tenant and the times.</summary>
    public bool Fits(AuditRecord record) =>
        (Actor is null || string.Equals(Actor, record.Actor.Id, StringComparison.Ordinal))
        && (Type is null || string.Equals(Type, record.Type, StringComparison.Ordinal) || string.Equals(Type, record.ShortType, StringComparison.Ordinal));
}
