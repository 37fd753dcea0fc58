using System.Collections.Frozen;

namespace ReturnsHub.Core.Tenancy;

/// <summary>The tenants of a configuration.</summary>
public sealed class ConfiguredTenants(IReadOnlyList<Tenant> tenants) : ITenants
{
    private readonly FrozenDictionary<TenantId, Tenant> _byId = tenants.ToFrozenDictionary(t => t.Id);

    /// <inheritdoc />
    public IReadOnlyCollection<Tenant> All => tenants;

    /// <inheritdoc />
    public Tenant? Find(TenantId id) => _byId.GetValueOrDefault(id);
}
