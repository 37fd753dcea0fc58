using System.Net;
using System.Text.Json;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Web.Tests.Returns;

public sealed class HoldTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_hold_stops_the_approval_until_another_person_lifts_it()
    {
        var (id, credit) = await HeldAsync("hold-1");
        using var clerk = hub.Client("rhk_clerk");
        using var boss = hub.Client("rhk_boss");
        using var admin = hub.Client("rhk_controller");

        var held = await OkAsync(clerk.PostAsync($"/api/returns/{id}/holds", RunningHub.Json("""{"code":"MANUAL","why":"waiting for photos"}""")));
        var placed = held.GetProperty("placedHolds")[0];
        placed.GetProperty("by").GetString().ShouldBe("clara");
        Texts(placed.GetProperty("liftedBy")).ShouldBe(["CLERK", "APPROVER", "CONTROLLER"]);
        var standing = held.GetProperty("credits")[0].GetProperty("holds").EnumerateArray().ToList();
        standing.Select(h => h.GetProperty("code").GetString()).ShouldBe(["VALUE_OVER_LIMIT", "MANUAL"]);
        standing[0].GetProperty("approvable").GetBoolean().ShouldBeTrue();
        Texts(standing[0].GetProperty("liftedBy")).ShouldBeEmpty();

        var approve = $"/api/returns/{id}/credits/{credit.GetProperty("creditId").GetString()}/approve";
        await RunningHub.ShouldRefuseAsync(await boss.PostAsync(approve, RunningHub.Json("{}")), 409, "hold-stands");
        await RunningHub.ShouldRefuseAsync(await clerk.PostAsync($"/api/returns/{id}/holds/MANUAL/lift", RunningHub.Json("""{"why":"photos came"}""")), 409, "self-lift");
        await RunningHub.ShouldRefuseAsync(await admin.PostAsync($"/api/returns/{id}/holds/VALUE_OVER_LIMIT/lift", RunningHub.Json("""{"why":"photos came"}""")), 409, "hold-not-liftable");
        await OkAsync(admin.PostAsync($"/api/returns/{id}/holds/MANUAL/lift", RunningHub.Json("""{"why":"photos came"}""")));
        var released = await OkAsync(boss.PostAsync(approve, RunningHub.Json("{}")));
        released.GetProperty("credits")[0].GetProperty("status").GetString().ShouldBe("RELEASED");
        var approval = released.GetProperty("credits")[0].GetProperty("approvalsGiven")[0];
        approval.GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(approval.GetProperty("at").GetDateTimeOffset().AddHours(72));
        Texts(approval.GetProperty("roles")).ShouldBe(["APPROVER"]);
    }

    [Theory]
    [InlineData("""{"code":"VALUE_OVER_LIMIT","why":"because"}""")]
    [InlineData("""{"code":"MANUAL"}""")]
    [InlineData("""{"code":"MANUAL","why":"  "}""")]
    [InlineData("{}")]
    public async Task A_hold_says_which_and_why(string body)
    {
        var view = await hub.OpenAsync(Bodies.Jacket($"hold-bad-{body.Length}"));
        using var clerk = hub.Client("rhk_clerk");
        using var answer = await clerk.PostAsync($"/api/returns/{view.GetProperty("returnId").GetString()}/holds", RunningHub.Json(body));
        await RunningHub.ShouldRefuseAsync(answer, 400, "fields-invalid");
    }

    [Fact]
    public async Task A_key_whose_holder_may_not_is_told_who_may()
    {
        var (id, credit) = await HeldAsync("hold-2");
        using var clerk = hub.Client("rhk_clerk");
        await OkAsync(clerk.PostAsync($"/api/returns/{id}/holds", RunningHub.Json("""{"code":"ABUSE_SUSPECTED","why":"third empty box"}""")));
        using var other = hub.Client("rhk_clerk2");
        var problem = await RunningHub.ShouldRefuseAsync(
            await other.PostAsync($"/api/returns/{id}/holds/ABUSE_SUSPECTED/lift", RunningHub.Json("""{"why":"looks fine to me"}""")), 403, "not-permitted");
        problem.GetProperty("detail").GetString()!.ShouldContain("CONTROLLER");
        await RunningHub.ShouldRefuseAsync(await other.PostAsync($"/api/returns/{id}/holds/NO_SUCH/lift", RunningHub.Json("""{"why":"x"}""")), 404, "not-found");
        credit.GetProperty("status").GetString().ShouldBe("HELD");
    }

    [Fact]
    public async Task Broken_glass_is_seen_by_everybody_and_acknowledged_by_somebody_else()
    {
        var (id, credit) = await HeldAsync("glass-1");
        var path = $"/api/returns/{id}/credits/{credit.GetProperty("creditId").GetString()}/break-glass";
        using var boss = hub.Client("rhk_boss");
        using var admin = hub.Client("rhk_controller");
        var body = JsonSerializer.Serialize(new { contentHash = credit.GetProperty("contentHash").GetString(), why = "customer at the counter, ERP closes in 5 minutes" });

        await RunningHub.ShouldRefuseAsync(await boss.PostAsync(path, RunningHub.Json(body)), 403, "permission-missing");
        await RunningHub.ShouldRefuseAsync(await admin.PostAsync(path, RunningHub.Json("""{"contentHash":"00","why":"customer at the counter"}""")), 409, "credit-changed");
        await RunningHub.ShouldRefuseAsync(await admin.PostAsync(path, RunningHub.Json(body.Replace("customer at the counter, ERP closes in 5 minutes", "hurry", StringComparison.Ordinal))), 409, "why-missing");
        var released = await OkAsync(admin.PostAsync(path, RunningHub.Json(body)));
        released.GetProperty("credits")[0].GetProperty("status").GetString().ShouldBe("RELEASED");
        released.GetProperty("breakGlass")[0].GetProperty("by").GetString().ShouldBe("ada");
        released.GetProperty("exceptions").EnumerateArray().ShouldContain(e => e.GetProperty("kind").GetString() == "BREAK_GLASS_USED" && e.GetProperty("severity").GetString() == "HIGH");

        await RunningHub.ShouldRefuseAsync(await admin.PostAsync($"{path}/acknowledge", null), 409, "self-acknowledgement");
        using var second = hub.Client("rhk_controller2");
        var seen = await OkAsync(second.PostAsync($"{path}/acknowledge", null));
        seen.GetProperty("exceptions").EnumerateArray().ShouldNotContain(e => e.GetProperty("kind").GetString() == "BREAK_GLASS_USED");
        seen.GetProperty("breakGlass")[0].GetProperty("acknowledgedBy").GetString().ShouldBe("zoe");
    }

    private async Task<(string Id, JsonElement Credit)> HeldAsync(string order)
    {
        var view = await hub.OpenAsync(Bodies.Jacket(order), "rhk_clerk2");
        var id = view.GetProperty("returnId").GetString()!;
        var goods = new GoodsLineReport { LineId = "L1", Sku = new Sku("JKT-M"), Quantity = 1, Condition = Condition.Opened, Grade = Grade.A };
        await hub.ReportAsync(id, "inspection", new InspectionReported($"I-{order}", [goods]));
        using var client = hub.Client("rhk_clerk");
        return (id, (await OkAsync(client.PostAsync($"/api/returns/{id}/lines/L1/reason", RunningHub.Json("{\"code\":\"SIZE_TOO_SMALL\"}")))).GetProperty("credits")[0]);
    }

    private static async Task<JsonElement> OkAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await RunningHub.ReadAsync(answer);
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(e => e.GetString());
}
