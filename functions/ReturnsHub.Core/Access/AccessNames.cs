using System.Collections.Frozen;
using System.Text.Json;

namespace ReturnsHub.Core.Access;

/// <summary>Roles and permissions as people write them: <c>clerk</c>, <c>approve-credit</c>.</summary>
public static class AccessNames
{
    private static readonly FrozenDictionary<string, Role> ByName = Enum.GetValues<Role>().ToFrozenDictionary(Of, StringComparer.Ordinal);

    /// <summary>The name of a role.</summary>
    public static string Of(Role role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());

    /// <summary>The name of a permission.</summary>
    public static string Of(Permission permission) => JsonNamingPolicy.KebabCaseLower.ConvertName(permission.ToString());

    /// <summary>The role of a name, exactly as <see cref="Of(Role)"/> writes it; null when there is none.</summary>
    public static Role? RoleOf(string name) => ByName.TryGetValue(name, out var role) ? role : null;
}
