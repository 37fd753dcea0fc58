
namespace ReturnsHub.Web.Access;

/// <summary>The keys that callers of the API present.</summary>
public interface IApiKeys
{
    /// <summary>Who calls with <paramref name="presented"/>, or null when it is nobody's key. Takes the same time either way.</summary>
    Caller? Find(string presented);
}

/// <summary>A key's holder.</summary>
/// <param name="Subject">A stable subject id of the person or system; stands on the events it causes.</param>
/// <param name="Tenant">The only tenant it sees; null for all.</param>
/// <param name="Roles">What the holder is to the hub; without a role the key opens nothing.</param>
public sealed record ApiKey(string Subject, TenantId? Tenant, IReadOnlyList<Role> Roles)
{
    /// <summary>The consumer of <see cref="Tenant"/> that the key is bound to: it sees only the events that consumer takes. Null for none.</summary>
    public string? Consumer { get; init; }
}
