using System.Net;
using System.Text.Json;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Web.Tests.Returns;

public sealed class CommandTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_held_credit_is_released_by_another_person_than_who_asked()
    {
        var (id, credit) = await HeldAsync("approve-1");
        var path = $"/api/returns/{id}/credits/{credit.GetProperty("creditId").GetString()}/approve";
        var seen = JsonSerializer.Serialize(new { contentHash = credit.GetProperty("contentHash").GetString() });

        using var asker = hub.Client("rhk_clerk2");
        using var self = await asker.PostAsync(path, RunningHub.Json(seen));
        await RunningHub.ShouldRefuseAsync(self, 409, "self-approval");

        using var boss = hub.Client("rhk_boss");
        using var changed = await boss.PostAsync(path, RunningHub.Json("{\"contentHash\":\"0000\"}"));
        await RunningHub.ShouldRefuseAsync(changed, 409, "credit-changed");
        using var approved = await boss.PostAsync(path, RunningHub.Json(seen));
        approved.StatusCode.ShouldBe(HttpStatusCode.OK);
        var after = (await RunningHub.ReadAsync(approved)).GetProperty("credits")[0];
        after.GetProperty("status").GetString().ShouldBe("RELEASED");
        after.GetProperty("approvals")[0].GetString().ShouldBe("bob");
        after.GetProperty("amount").GetProperty("amount").GetString().ShouldBe("89.99");
        after.GetProperty("amount").GetProperty("currency").GetString().ShouldBe("EUR");

        using var again = await boss.PostAsync(path, RunningHub.Json(seen));
        await RunningHub.ShouldRefuseAsync(again, 409, "credit-not-held");
    }

    [Fact]
    public async Task A_rejection_says_why()
    {
        var (id, credit) = await HeldAsync("reject-1");
        var path = $"/api/returns/{id}/credits/{credit.GetProperty("creditId").GetString()}/reject";
        using var boss = hub.Client("rhk_boss");
        using var mute = await boss.PostAsync(path, RunningHub.Json("{}"));
        await RunningHub.ShouldRefuseAsync(mute, 400, "fields-invalid");
        using var rejected = await boss.PostAsync(path, RunningHub.Json("{\"why\":\"worn\"}"));
        rejected.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RunningHub.ReadAsync(rejected)).GetProperty("credits")[0].GetProperty("status").GetString().ShouldBe("REJECTED");
    }

    [Fact]
    public async Task A_double_click_approves_once()
    {
        var (id, credit) = await HeldAsync("double-1");
        using var boss = hub.Client("rhk_boss");
        var path = $"/api/returns/{id}/credits/{credit.GetProperty("creditId").GetString()}/approve";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => boss.PostAsync(path, RunningHub.Json("{}"))));
        answers.ShouldContain(a => a.StatusCode == HttpStatusCode.OK);
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK || a.StatusCode == HttpStatusCode.Conflict);
        var events = await boss.GetStringAsync($"/api/returns/{id}/events");
        events.Split("returnshub.credit.released.v1\"").Length.ShouldBe(2);
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task A_credit_that_does_not_exist_is_not_found()
    {
        var view = await hub.OpenAsync(Bodies.Jacket("nocredit-1"));
        using var boss = hub.Client("rhk_boss");
        using var answer = await boss.PostAsync($"/api/returns/{view.GetProperty("returnId").GetString()}/credits/CR-9/approve", RunningHub.Json("{}"));
        await RunningHub.ShouldRefuseAsync(answer, 404, "not-found");
    }

    [Fact]
    public async Task A_person_settles_a_reason()
    {
        var view = await hub.OpenAsync(Bodies.Jacket("reason-1"));
        var path = $"/api/returns/{view.GetProperty("returnId").GetString()}/lines/L1/reason";
        using var clerk = hub.Client("rhk_clerk");
        using var settled = await clerk.PostAsync(path, RunningHub.Json("{\"code\":\"DEFECTIVE\"}"));
        settled.StatusCode.ShouldBe(HttpStatusCode.OK);
        var reason = (await RunningHub.ReadAsync(settled)).GetProperty("lines")[0].GetProperty("reason");
        reason.GetProperty("code").GetString().ShouldBe("DEFECTIVE");
        reason.GetProperty("basis").GetString().ShouldBe("PERSON");

        using var unknown = await clerk.PostAsync(path, RunningHub.Json("{\"code\":\"UNKNOWN\"}"));
        await RunningHub.ShouldRefuseAsync(unknown, 400, "fields-invalid");
        using var noLine = await clerk.PostAsync(path.Replace("L1", "L2", StringComparison.Ordinal), RunningHub.Json("{\"code\":\"DEFECTIVE\"}"));
        await RunningHub.ShouldRefuseAsync(noLine, 404, "not-found");
    }

    private async Task<(string Id, JsonElement Credit)> HeldAsync(string order)
    {
        var view = await hub.OpenAsync(Bodies.Jacket(order), "rhk_clerk2");
        var id = view.GetProperty("returnId").GetString()!;
        var goods = new GoodsLineReport { LineId = "L1", Sku = new Sku("JKT-M"), Quantity = 1, Condition = Condition.Opened, Grade = Grade.A };
        await hub.ReportAsync(id, "receipt", new ReceiptReported($"R-{order}", [goods with { Grade = Grade.U }]));
        await hub.ReportAsync(id, "inspection", new InspectionReported($"I-{order}", [goods]));
        using var client = hub.Client("rhk_clerk");
        using var settled = await client.PostAsync($"/api/returns/{id}/lines/L1/reason", RunningHub.Json("{\"code\":\"SIZE_TOO_SMALL\"}"));
        settled.StatusCode.ShouldBe(HttpStatusCode.OK);
        var held = await RunningHub.ReadAsync(await client.GetAsync($"/api/returns/{id}"));
        held.GetProperty("lines")[0].GetProperty("received").GetInt32().ShouldBe(1);
        held.GetProperty("lines")[0].GetProperty("inspected").GetInt32().ShouldBe(1);
        var credit = held.GetProperty("credits")[0];
        credit.GetProperty("status").GetString().ShouldBe("HELD");
        return (id, credit);
    }
}
