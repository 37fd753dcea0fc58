namespace ReturnsHub.Web.Tests.Access;

public sealed class AccessTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("Bearer rhk_unknown")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic cmhrX2FkbWluOg==")]
    [InlineData("rhk_admin")]
    public async Task A_wrong_authorization_header_is_no_key(string header)
    {
        using var client = hub.Client(key: null);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header).ShouldBeTrue();
        using var answer = await client.GetAsync("/api/returns");
        await RunningHub.ShouldRefuseAsync(answer, 401, "key-missing-or-unknown");
    }

    [Fact]
    public async Task What_belongs_to_another_tenant_looks_as_if_it_did_not_exist()
    {
        var opened = await hub.OpenAsync(Bodies.Jacket("iso-1"));
        var id = opened.GetProperty("returnId").GetString();
        using var other = hub.Client("rhk_other");
        foreach (var path in new[] { $"/api/returns/{id}", $"/api/returns/{id}/events", $"/api/returns/{id}/personal-data" })
        {
            using var answer = await other.GetAsync(path);
            await RunningHub.ShouldRefuseAsync(answer, 404, "not-found");
        }

        using var list = await other.GetAsync("/api/returns");
        (await RunningHub.ReadAsync(list)).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var named = await other.GetAsync("/api/returns?tenant=shop");
        await RunningHub.ShouldRefuseAsync(named, 404, "tenant-unknown");
        using var opens = await other.PostAsync("/api/returns", RunningHub.Json(Bodies.Jacket("iso-2", extra: "\"tenant\": \"shop\",")));
        await RunningHub.ShouldRefuseAsync(opens, 404, "tenant-unknown");
    }

    [Fact]
    public async Task A_key_for_all_tenants_finds_a_return_by_its_id_alone()
    {
        var opened = await hub.OpenAsync(Bodies.Jacket("all-1"));
        using var admin = hub.Client("rhk_admin");
        using var answer = await admin.GetAsync($"/api/returns/{opened.GetProperty("returnId").GetString()}");
        (await RunningHub.ReadAsync(answer)).GetProperty("tenant").GetString().ShouldBe("shop");
    }

    [Fact]
    public async Task A_key_for_all_tenants_says_whose_a_new_return_is()
    {
        using var admin = hub.Client("rhk_admin");
        using var answer = await admin.PostAsync("/api/returns", RunningHub.Json(Bodies.Jacket("all-2")));
        await RunningHub.ShouldRefuseAsync(answer, 400, "tenant-missing");
    }
}
