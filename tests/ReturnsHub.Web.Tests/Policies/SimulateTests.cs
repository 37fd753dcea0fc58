using System.Net;

namespace ReturnsHub.Web.Tests.Policies;

public sealed class SimulateTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_draft_is_tried_on_the_tenants_returns()
    {
        await hub.OpenAsync(Bodies.Jacket("what-if-1", "19.99").Replace(", \"note\": \"Runs small, call me: 555 0100\"", "", StringComparison.Ordinal));
        using var clerk = hub.Client(RunningHub.KeyOf(Core.Access.Role.Administrator));
        using var answer = await clerk.PostAsync("/api/policies/simulate", RunningHub.Json("""{ "version": "draft-2", "returnWindowDays": null, "returnless": [{ "id": "keep-all", "lineValueUpTo": 20 }] }"""));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var report = await RunningHub.ReadAsync(answer);
        (report.GetProperty("baseline").GetString(), report.GetProperty("draft").GetString()).ShouldBe(("test-1", "draft-2"));
        report.GetProperty("total")[0].GetProperty("releasedAfter").GetString().ShouldBe("19.99");
        report.GetProperty("total")[0].GetProperty("releasedBefore").GetString().ShouldBe("0");
    }

    [Fact]
    public async Task A_draft_that_does_not_hold_together_is_told_where()
    {
        using var clerk = hub.Client(RunningHub.KeyOf(Core.Access.Role.Administrator));
        using var answer = await clerk.PostAsync("/api/policies/simulate", RunningHub.Json("{ \"version\": \"d\",\n \"approval\": [{ \"id\": \"a\", \"over\": -1, \"approvers\": 1 }] }"));
        var problem = await RunningHub.ShouldRefuseAsync(answer, 400, "policy-faulty");
        problem.GetProperty("errors").GetProperty("$.approval[0].over")[0].GetString().ShouldStartWith("line 2: ");
    }
}
