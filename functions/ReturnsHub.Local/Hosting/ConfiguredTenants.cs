using System.Collections.Frozen;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Local.Hosting;

/// <summary>The tenants of a configuration.</summary>
internal sealed class ConfiguredTenants(IReadOnlyList<Tenant> tenants) : ITenants
{
    private readonly FrozenDictionary<TenantId, Tenant> _byId = tenants.ToFrozenDictionary(t => t.Id);

    public IReadOnlyCollection<Tenant> All => tenants;

    public Tenant? Find(TenantId id) => _byId.GetValueOrDefault(id);
}
