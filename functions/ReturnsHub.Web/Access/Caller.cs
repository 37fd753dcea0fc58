
namespace ReturnsHub.Web.Access;

/// <summary>How a caller showed who they are.</summary>
public enum CallerOrigin
{
    /// <summary>With an API key of the hub.</summary>
    Key = 1,
    /// <summary>Through the platform the hub runs on, which signed them in.</summary>
    Platform,
}

/// <summary>Who calls the API. Two keys of one subject, or a key and a sign-in of one subject, are one person.</summary>
/// <param name="Subject">A stable subject id; stands on the events the caller causes, and duties are kept apart by it.</param>
/// <param name="Tenant">The only tenant they see; null for all.</param>
/// <param name="Roles">What they are to the hub.</param>
/// <param name="Origin">How they showed who they are.</param>
/// <param name="OriginId">With which key (the first 8 hex digits of its hash), or through which identity provider.</param>
public sealed record Caller(string Subject, TenantId? Tenant, IReadOnlyList<Role> Roles, CallerOrigin Origin, string OriginId)
{
    /// <summary>The consumer of <see cref="Tenant"/> they call for, who sees what that consumer takes and nothing else; null for none.</summary>
    public string? Consumer { get; init; }

    /// <summary>The person on the events.</summary>
    public Actor Actor => Actor.Person(Subject);

    /// <summary>From where they call, for the audit: <c>key:0a1b2c3d</c>, <c>platform:aad</c>. No address of a machine or a person.</summary>
    public string Via => $"{(Origin == CallerOrigin.Key ? "key" : "platform")}:{OriginId}";

    /// <summary>Whether any of their roles may do <paramref name="permission"/>.</summary>
    public bool May(Permission permission) => RolePermissions.Allow(Roles, permission);
}
