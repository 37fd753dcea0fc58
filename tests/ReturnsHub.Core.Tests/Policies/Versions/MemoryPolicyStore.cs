using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Policies.Versions;

/// <summary>A policy store in memory, and how often it was read.</summary>
internal sealed class MemoryPolicyStore : IPolicyStore
{
    private readonly List<PolicyEntry> _entries = [];
    private readonly Dictionary<(TenantId, string), string> _documents = [];

    public int Reads { get; private set; }

    /// <summary>Runs once, before the next append: what somebody else does at the same time.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public async Task<bool> AppendAsync(IReadOnlyList<PolicyEntry> entries, string? document, CancellationToken ct)
    {
        if (Meanwhile is { } meanwhile)
        {
            Meanwhile = null;
            await meanwhile();
        }

        if (_entries.Count(e => e.Tenant == entries[0].Tenant) + 1 != entries[0].Sequence) return false;
        if (document is not null && !_documents.TryAdd((entries[0].Tenant, entries.Single(e => e.Act == PolicyAct.Proposed).Version), document)) return false;
        _entries.AddRange(entries);
        return true;
    }

    public Task<IReadOnlyList<PolicyEntry>> ReadAsync(TenantId tenant, long after, CancellationToken ct)
    {
        Reads++;
        return Task.FromResult<IReadOnlyList<PolicyEntry>>([.. _entries.Where(e => e.Tenant == tenant && e.Sequence > after)]);
    }

    public Task<string?> DocumentAsync(TenantId tenant, string version, CancellationToken ct) => Task.FromResult(_documents.GetValueOrDefault((tenant, version)));
}
