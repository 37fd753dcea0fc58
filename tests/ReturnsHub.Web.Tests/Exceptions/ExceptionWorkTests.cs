using System.Net;
using System.Text.Json;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Web.Tests.Exceptions;

public sealed class ExceptionWorkTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task An_exception_is_taken_over_found_by_its_owner_and_dismissed_by_who_may()
    {
        var id = await LostAsync("exc-1", "1Z/LOST-1");
        using var clerk = hub.Client("rhk_clerk");
        using var controller = hub.Client("rhk_controller");
        var assign = $"/api/returns/{id}/exceptions/assign";
        var dismiss = $"/api/returns/{id}/exceptions/dismiss";
        var item = await FindAsync("kind=PARCEL_PROBLEM&owner=none&severity=MEDIUM&minAgeHours=0", id);
        item.ShouldNotBeNull();
        item.Value.GetProperty("ageHours").GetInt64().ShouldBe(0);
        item.Value.GetProperty("permission").GetString().ShouldBe("MANAGE_CLAIMS");
        item.Value.GetProperty("roles").EnumerateArray().Select(r => r.GetString()).ShouldBe(["CONTROLLER"]);
        item.Value.GetProperty("links").GetProperty("self").GetString().ShouldBe($"/api/returns/{id}");
        item.Value.GetProperty("links").GetProperty("dismiss").GetString().ShouldBe(dismiss);
        var about = item.Value.GetProperty("about").GetString()!;

        using (var taken = await clerk.PostAsync(assign, Body(about, "owner", "clara"))) taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await FindAsync("owner=clara", id)).ShouldNotBeNull().GetProperty("owner").GetString().ShouldBe("clara");
        (await FindAsync("owner=none", id)).ShouldBeNull();
        (await FindAsync("owner=clara&minAgeHours=1", id)).ShouldBeNull();
        (await FindAsync("severity=HIGH", id)).ShouldBeNull();

        await RunningHub.ShouldRefuseAsync(await clerk.PostAsync(dismiss, Body(about, "why", "found in the yard")), 403, "not-permitted");
        await RunningHub.ShouldRefuseAsync(await controller.PostAsync(dismiss, Body("1Z-OTHER", "why", "found in the yard")), 409, "exception-unknown");
        await RunningHub.ShouldRefuseAsync(await controller.PostAsync(dismiss, Body(about, "owner", "clara")), 400, "body-invalid");
        await RunningHub.ShouldRefuseAsync(await controller.PostAsync(dismiss, RunningHub.Json("{}")), 400, "fields-invalid");
        using (var gone = await controller.PostAsync(dismiss, Body(about, "why", "found in the yard"))) gone.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await FindAsync("kind=PARCEL_PROBLEM", id)).ShouldBeNull();
    }

    [Fact]
    public async Task What_the_law_asks_for_is_not_dismissed()
    {
        var id = (await hub.OpenAsync(Bodies.Jacket("exc-2"))).GetProperty("returnId").GetString()!;
        await hub.ReportAsync(id, "asked", new PersonalDataRequested("DR-77"));
        using var clerk = hub.Client("rhk_clerk");
        var problem = await RunningHub.ShouldRefuseAsync(
            await clerk.PostAsync($"/api/returns/{id}/exceptions/dismiss", RunningHub.Json("""{"kind":"PERSONAL_DATA_REQUEST","about":"DR-77","why":"no time"}""")), 409, "ends-with-its-cause");
        problem.GetProperty("detail").GetString()!.ShouldContain("within one month");
        (await FindAsync("kind=PERSONAL_DATA_REQUEST", id)).ShouldNotBeNull().GetProperty("links").TryGetProperty("dismiss", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_kind_says_what_it_asks_for()
    {
        using var reader = hub.Client("rhk_reader");
        var kinds = (await RunningHub.ReadAsync(await reader.GetAsync("/api/exceptions/kinds"))).EnumerateArray().ToList();
        kinds.Select(k => k.GetProperty("kind").GetString()).ShouldBe(Enum.GetValues<ExceptionKind>().Select(k => CodeNames.Of(k)));
        kinds.ShouldAllBe(k => k.GetProperty("roles").GetArrayLength() > 0 && k.GetProperty("whatToDo").GetString()!.Length > 20);
        kinds.Single(k => k.GetProperty("kind").GetString() == "OVER_CREDITED").GetProperty("ends").GetString().ShouldBe("ACKNOWLEDGED");
    }

    [Theory]
    [InlineData("severity=URGENT")]
    [InlineData("minAgeHours=-1")]
    [InlineData("minAgeHours=2000000")]
    [InlineData("kind=NO_SUCH")]
    public async Task A_wrong_filter_is_refused(string query)
    {
        using var reader = hub.Client("rhk_reader");
        (await reader.GetAsync($"/api/exceptions?{query}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<string> LostAsync(string rma, string parcel)
    {
        var id = (await hub.OpenAsync(Bodies.Jacket(rma))).GetProperty("returnId").GetString()!;
        await hub.ReportAsync(id, "lost", new ParcelReported(parcel, "UPS", TrackingStatus.Lost, "X1"));
        return id;
    }

    private async Task<JsonElement?> FindAsync(string query, string returnId)
    {
        using var reader = hub.Client("rhk_reader");
        var page = await RunningHub.ReadAsync(await reader.GetAsync($"/api/exceptions?{query}"));
        var found = page.GetProperty("items").EnumerateArray().Where(i => i.TryGetProperty("returnId", out var id) && id.GetString() == returnId).ToList();
        return found.Count == 0 ? null : found[0];
    }

    private static StringContent Body(string about, string name, string value) =>
        RunningHub.Json(JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "PARCEL_PROBLEM", ["about"] = about, [name] = value }));
}
