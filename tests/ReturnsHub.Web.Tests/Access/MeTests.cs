using ReturnsHub.Core.Access;
using ReturnsHub.Web.Access;

namespace ReturnsHub.Web.Tests.Access;

public sealed class MeTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_caller_learns_who_they_are_and_what_they_may_do()
    {
        using var client = hub.Client("rhk_clerk2");
        var me = await RunningHub.ReadAsync(await client.GetAsync("/api/me"));
        me.GetProperty("subject").GetString().ShouldBe("carl");
        me.GetProperty("tenant").GetString().ShouldBe("shop");
        me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()).ShouldBe(["clerk", "approver"]);
        var permissions = me.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()!).ToList();
        permissions.ShouldBe(RolePermissions.Of(Role.Clerk).Union(RolePermissions.Of(Role.Approver)).Order().Select(AccessNames.Of));
        me.GetProperty("via").GetString().ShouldBe($"key:{HashedApiKeys.HashOf("rhk_clerk2")[..8]}");
    }

    [Fact]
    public async Task Who_sees_all_tenants_has_none_of_their_own()
    {
        using var client = hub.Client("rhk_admin");
        var me = await RunningHub.ReadAsync(await client.GetAsync("/api/me"));
        me.TryGetProperty("tenant", out _).ShouldBeFalse();
    }
}
