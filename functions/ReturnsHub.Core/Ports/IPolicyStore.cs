using ReturnsHub.Core.Policies.Versions;

namespace ReturnsHub.Core.Ports;

/// <summary>
/// What became of each tenant's policy: a journal that only grows. Which versions there are and which was in force when follows
/// from its entries (<see cref="PolicyHistory"/>); nothing in it is ever changed.
/// </summary>
public interface IPolicyStore
{
    /// <summary>
    /// Appends entries of one tenant, all or none. Durable when the task completes. Their sequences go on gapless from the last one
    /// stored; false when somebody else wrote there first, or a version of the name is proposed already.
    /// </summary>
    /// <param name="entries">One or more entries of the same tenant.</param>
    /// <param name="document">The text of the document that one of them proposes; null when none does.</param>
    /// <param name="ct">Cancels before anything is written.</param>
    Task<bool> AppendAsync(IReadOnlyList<PolicyEntry> entries, string? document, CancellationToken ct);

    /// <summary>Entries of a tenant after sequence <paramref name="after"/>, in order; 0 for all.</summary>
    Task<IReadOnlyList<PolicyEntry>> ReadAsync(TenantId tenant, long after, CancellationToken ct);

    /// <summary>The document proposed as <paramref name="version"/>, as it was written; null when there is none.</summary>
    Task<string?> DocumentAsync(TenantId tenant, string version, CancellationToken ct);
}
