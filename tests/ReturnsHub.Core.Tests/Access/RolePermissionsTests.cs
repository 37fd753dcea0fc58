using ReturnsHub.Core.Access;

namespace ReturnsHub.Core.Tests.Access;

/// <summary>Who may do what to money, goods and rules, as a controller reads it.</summary>
public class RolePermissionsTests
{
    [Theory]
    [InlineData(Permission.ApproveCredit, "approver,controller")]
    [InlineData(Permission.RejectCredit, "approver,controller")]
    [InlineData(Permission.BreakGlass, "controller")]
    [InlineData(Permission.LiftControlledHold, "controller")]
    [InlineData(Permission.ApprovePolicy, "controller")]
    [InlineData(Permission.ProposePolicy, "controller,administrator")]
    [InlineData(Permission.ReceiveGoods, "receiver")]
    [InlineData(Permission.InspectGoods, "inspector")]
    [InlineData(Permission.OpenReturn, "clerk,integration")]
    [InlineData(Permission.OperateHub, "administrator")]
    [InlineData(Permission.ReadEvidence, "approver,controller,auditor")]
    [InlineData(Permission.ReadPersonalData, "clerk,approver,controller,auditor")]
    public void Only_these_roles_may(Permission permission, string roles) =>
        string.Join(',', RolePermissions.With(permission).Select(AccessNames.Of)).ShouldBe(roles);

    [Fact]
    public void An_auditor_reads_and_does_nothing_else() =>
        RolePermissions.Of(Role.Auditor).ShouldAllBe(p => p.ToString().StartsWith("Read", StringComparison.Ordinal));

    [Fact]
    public void Every_permission_is_somebodys() => Enum.GetValues<Permission>().ShouldAllBe(p => RolePermissions.With(p).Count > 0);

    [Fact]
    public void Who_has_no_role_or_one_that_does_not_exist_may_do_nothing()
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            RolePermissions.Allow([], permission).ShouldBeFalse();
            RolePermissions.Allow([default, (Role)99], permission).ShouldBeFalse();
        }
    }

    [Fact]
    public void Names_read_back_and_are_exact()
    {
        foreach (var role in Enum.GetValues<Role>()) AccessNames.RoleOf(AccessNames.Of(role)).ShouldBe(role);
        foreach (var name in new[] { "", "Clerk", "CLERK", " clerk", "1", "admin", "read" }) AccessNames.RoleOf(name).ShouldBeNull(name);
        AccessNames.Of(Permission.ApproveCredit).ShouldBe("approve-credit");
    }
}
