using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Web.Configuration;

/// <summary>Reads the consumer that a key is bound to.</summary>
internal static class KeyConsumerReader
{
    /// <param name="key">The key.</param>
    /// <param name="tenant">The tenant it sees; null when it sees all, or when the tenant has errors of its own.</param>
    public static string? Read(ConfigNode key, Tenant? tenant)
    {
        if (key.Member("consumer") is not { } named || named.Text("the consumer of the tenant that the key is bound to") is not { } id) return null;
        if (key.Member("tenant") is null) named.Error("needs 'tenant' beside it: a consumer belongs to one.");
        else if (tenant is not null && tenant.Consumers.All(c => c.Id != id)) named.Error("is not a consumer of that tenant, or it has errors.");
        return id;
    }
}
