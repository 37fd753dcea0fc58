using System.Collections.Frozen;

namespace ReturnsHub.Core.Access;

/// <summary>What each role may do. Deny by default: what is not listed is not allowed.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<Role, FrozenSet<Permission>>
    {
        [Role.Clerk] = Set(
            Permission.ReadReturns, Permission.ReadPersonalData, Permission.OpenReturn, Permission.SettleReason, Permission.PlaceHold,
            Permission.LiftHold, Permission.WorkExceptions, Permission.HandlePrivacy),
        [Role.Receiver] = Set(Permission.ReadReturns, Permission.ReceiveGoods),
        [Role.Inspector] = Set(
            Permission.ReadReturns, Permission.InspectGoods, Permission.OverruleDisposition, Permission.CertifyDestruction, Permission.PlaceHold),
        [Role.Approver] = Set(
            Permission.ReadReturns, Permission.ReadPersonalData, Permission.ReadEvidence, Permission.ApproveCredit, Permission.RejectCredit,
            Permission.PlaceHold, Permission.LiftHold, Permission.WorkExceptions),
        [Role.Controller] = Set(
            Permission.ReadReturns, Permission.ReadEvents, Permission.ReadPersonalData, Permission.ReadEvidence, Permission.ReadAudit,
            Permission.ApproveCredit, Permission.RejectCredit, Permission.PlaceHold, Permission.LiftHold, Permission.LiftControlledHold,
            Permission.BreakGlass, Permission.ManageClaims, Permission.ProposePolicy, Permission.ApprovePolicy, Permission.WorkExceptions),
        [Role.Auditor] = Set(
            Permission.ReadReturns, Permission.ReadEvents, Permission.ReadPersonalData, Permission.ReadEvidence, Permission.ReadAudit),
        [Role.Administrator] = Set(
            Permission.ReadReturns, Permission.ReadEvents, Permission.ReadAudit, Permission.OperateHub, Permission.ProposePolicy,
            Permission.HandlePrivacy),
        [Role.Integration] = Set(Permission.ReadReturns, Permission.ReadEvents, Permission.OpenReturn),
    }.ToFrozenDictionary();

    /// <summary>What a role may do.</summary>
    public static IReadOnlySet<Permission> Of(Role role) => Table.TryGetValue(role, out var permissions) ? permissions : FrozenSet<Permission>.Empty;

    /// <summary>Whether any of <paramref name="roles"/> may do <paramref name="permission"/>.</summary>
    public static bool Allow(IEnumerable<Role> roles, Permission permission) => roles.Any(r => Of(r).Contains(permission));

    /// <summary>The roles that may do <paramref name="permission"/>, to tell a caller whom to ask.</summary>
    public static IReadOnlyList<Role> With(Permission permission) => [.. Enum.GetValues<Role>().Where(r => Of(r).Contains(permission))];

    private static FrozenSet<Permission> Set(params Permission[] permissions) => permissions.ToFrozenSet();
}
