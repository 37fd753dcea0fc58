using ReturnsHub.Core.Access;

namespace ReturnsHub.Web.Access;

/// <summary>What a key's holder is to the hub, by what the key may do at the API.</summary>
internal static class ApiRoleRoles
{
    public static IReadOnlyList<Role> Of(ApiKey key) => [.. key.Roles.SelectMany(Of).Distinct().Order()];

    private static IReadOnlyList<Role> Of(ApiRole role) => role switch
    {
        ApiRole.Read => [],
        ApiRole.Operate => [Role.Clerk],
        ApiRole.Approve => [Role.Approver],
        ApiRole.Admin => [Role.Clerk, Role.Receiver, Role.Inspector, Role.Approver, Role.Controller, Role.Administrator],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role of a key."),
    };
}
