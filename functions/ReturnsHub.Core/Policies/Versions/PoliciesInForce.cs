using System.Collections.Concurrent;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Policies.Versions;

/// <summary>
/// The policy each tenant's returns are decided by, in memory. Looks at the store when this process changed something and
/// otherwise every <see cref="LookAgainAfter"/>, so that another process's approval is heard of; between that it costs a look-up.
/// </summary>
public sealed class PoliciesInForce(IPolicyStore store, ITenants tenants, TimeProvider time)
{
    /// <summary>How old what is known may get.</summary>
    public static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<TenantId, Known> _known = [];
    private readonly StreamLocks _looking = new();
    private readonly PolicyFile _file = new(store, time);

    /// <summary>The policy in force now. The first question about a tenant takes its policy file over, if that is new.</summary>
    /// <exception cref="PolicyFileException">The file cannot be taken over.</exception>
    /// <exception cref="InvalidOperationException">The tenant is not configured.</exception>
    public async ValueTask<PolicyDocument> NowAsync(TenantId tenant, CancellationToken ct) =>
        (Fresh(tenant) ?? await LookAsync(tenant, force: false, ct)).Policy;

    /// <summary>The policy in force now, and the person who proposed it; a file's proposer is nobody in particular.</summary>
    /// <exception cref="PolicyFileException">The file cannot be taken over.</exception>
    internal async ValueTask<(PolicyDocument Policy, Actor? ProposedBy)> WithProposerAsync(TenantId tenant, CancellationToken ct)
    {
        var known = Fresh(tenant) ?? await LookAsync(tenant, force: false, ct);
        return (known.Policy, known.History.Newest?.ProposedBy);
    }

    /// <summary>A tenant's versions, as the store has them now.</summary>
    /// <exception cref="PolicyFileException">The file cannot be taken over.</exception>
    public async Task<PolicyHistory> HistoryAsync(TenantId tenant, CancellationToken ct) => (await LookAsync(tenant, force: true, ct)).History;

    /// <summary>A tenant's versions and the policy in force, of one moment.</summary>
    internal async Task<(PolicyHistory History, PolicyDocument Policy)> BothAsync(TenantId tenant, CancellationToken ct)
    {
        var known = await LookAsync(tenant, force: true, ct);
        return (known.History, known.Policy);
    }

    /// <summary>Whether what is decided for a tenant is marked as test.</summary>
    internal bool IsSandbox(TenantId tenant) => tenants.Find(tenant) is { Sandbox: true };

    private Known? Fresh(TenantId tenant) =>
        _known.TryGetValue(tenant, out var known) && time.GetElapsedTime(known.LookedAt) < LookAgainAfter ? known : null;

    private async Task<Known> LookAsync(TenantId tenant, bool force, CancellationToken ct)
    {
        // One at a time, so that what is known never goes back.
        using var held = await _looking.EnterAsync(tenant.Value, ct);
        if (!force && Fresh(tenant) is { } looked) return looked;
        var at = time.GetTimestamp();
        var known = _known.GetValueOrDefault(tenant);
        var history = known is null
            ? await _file.TakeOverAsync(tenants.Find(tenant) ?? throw new InvalidOperationException($"Tenant {tenant} is not configured."), ct)
            : known.History.After(await store.ReadAsync(tenant, known.History.Sequence, ct));
        var newest = history.Newest?.Name ?? throw new InvalidOperationException($"No policy of {tenant} is in force.");
        var policy = known is not null && known.History.Newest!.Name == newest ? known.Policy : await ReadAsync(tenant, newest, ct);
        return _known[tenant] = new Known(history, policy, at);
    }

    private async Task<PolicyDocument> ReadAsync(TenantId tenant, string version, CancellationToken ct) =>
        PolicyText.ReadKept(await store.DocumentAsync(tenant, version, ct) ?? throw new InvalidOperationException($"The document of {tenant}'s policy {version} is gone."));

    private sealed record Known(PolicyHistory History, PolicyDocument Policy, long LookedAt);
}
