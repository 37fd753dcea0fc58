namespace ReturnsHub.Web.Access;

/// <summary>The keys that callers of the API present.</summary>
public interface IApiKeys
{
    /// <summary>Whose key <paramref name="presented"/> is, or null when it is nobody's. Takes the same time either way.</summary>
    ApiKey? Find(string presented);
}

/// <summary>A key's holder.</summary>
/// <param name="Subject">A stable subject id of the person or system; stands on the events it causes.</param>
/// <param name="Tenant">The only tenant it sees; null for all.</param>
/// <param name="Roles">What it may do.</param>
public sealed record ApiKey(string Subject, TenantId? Tenant, IReadOnlyCollection<ApiRole> Roles)
{
    /// <summary>Whether the key may do what <paramref name="role"/> may.</summary>
    public bool Has(ApiRole role) => Roles.Contains(role) || Roles.Contains(ApiRole.Admin);
}
