namespace ReturnsHub.Core.Ports;

/// <summary>Finds returns by the names others use for them. A name may belong to several returns (an order), and stays for ever.</summary>
public interface ILookup
{
    /// <summary>Adds names to a return. Durable when the task completes; adding twice is adding once.</summary>
    Task AddAsync(StreamKey key, IReadOnlyCollection<LookupKey> names, CancellationToken ct);

    /// <summary>Returns that carry <paramref name="name"/>, oldest first; empty when none does.</summary>
    Task<IReadOnlyList<ReturnId>> FindAsync(TenantId tenant, LookupKey name, CancellationToken ct);
}
