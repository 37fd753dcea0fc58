using ReturnsHub.Core.Reasons;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Access.Platform;

namespace ReturnsHub.Web.Configuration;

/// <summary>What a hub is told: its tenants, its callers and its limits. Read from <c>returnshub.json</c>, or built in code.</summary>
public sealed record HubConfiguration
{
    /// <summary>The file's name in the data directory.</summary>
    public const string FileName = "returnshub.json";

    /// <summary>The merchants.</summary>
    public required IReadOnlyList<Tenant> Tenants { get; init; }

    /// <summary>Who may call the API.</summary>
    public IReadOnlyList<ApiKeyEntry> ApiKeys { get; init; } = [];

    /// <summary>How much the API takes from a caller.</summary>
    public WebLimits Limits { get; init; } = new();

    /// <summary>Hosts that consumers may be at although their addresses are private: <c>erp.internal</c>, <c>127.0.0.1:9000</c>.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Whose sign-in at the platform opens the API; null for none.</summary>
    public PlatformAuthentication? SignIn { get; init; }

    /// <summary>The language model that reads customers' words; null for none, which leaves them to the classifier built in.</summary>
    public ReasonModelOptions? ReasonModel { get; init; }
}

/// <summary>An API key, known by its hash only.</summary>
/// <param name="Subject">A stable subject id of its holder.</param>
/// <param name="Tenant">The only tenant it sees; null for all.</param>
/// <param name="Roles">What the holder is to the hub; see <see cref="RolePermissions"/> for what each role may do.</param>
/// <param name="Sha256">SHA-256 of the key's text, 64 hex digits. <see cref="HashedApiKeys.HashOf"/> computes it.</param>
public sealed record ApiKeyEntry(string Subject, TenantId? Tenant, IReadOnlyList<Role> Roles, string Sha256)
{
    /// <summary>The consumer of <see cref="Tenant"/> that the key is bound to: it reads the events that consumer takes and opens nothing else. Null for none.</summary>
    public string? Consumer { get; init; }
}
