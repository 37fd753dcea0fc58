using ReturnsHub.Core.Audit;

namespace ReturnsHub.Core.Ports;

/// <summary>
/// What people and the hub did that stands on no return: an append-only chain per tenant. There is no way to change or remove
/// an entry.
/// </summary>
public interface IAuditLog
{
    /// <summary>Appends an entry behind the tenant's newest. Durable when the task completes.</summary>
    Task<AuditEntry> AppendAsync(AuditDraft draft, CancellationToken ct);

    /// <summary>The tenant's newest entry, by number and hash; number 0 and an empty hash before the first.</summary>
    Task<AuditHead> HeadAsync(TenantId tenant, CancellationToken ct);

    /// <summary>Entries in the order they were written; of all tenants when <paramref name="tenant"/> is null.</summary>
    Task<Page<AuditEntry>> ListAsync(TenantId? tenant, PageRequest page, CancellationToken ct);

    /// <summary>The newest 1,000 entries about one return, oldest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ReadOfReturnAsync(StreamKey key, CancellationToken ct);

    /// <summary>The newest 1,000 entries whose <see cref="AuditDraft.About"/> is <paramref name="about"/>, oldest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ReadAboutAsync(TenantId tenant, string about, CancellationToken ct);
}

/// <summary>The end of a tenant's chain.</summary>
/// <param name="Number">The newest entry's number; 0 when there is none.</param>
/// <param name="Hash">Its hash; empty when there is none.</param>
public sealed record AuditHead(long Number, string Hash);
