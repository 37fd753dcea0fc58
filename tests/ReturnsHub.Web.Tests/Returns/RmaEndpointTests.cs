using System.Net;

namespace ReturnsHub.Web.Tests.Returns;

public sealed class RmaEndpointTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_number_finds_its_return_as_people_type_it_and_for_its_own_tenant_only()
    {
        var opened = await hub.OpenAsync(Bodies.Jacket("rma-1"));
        var number = opened.GetProperty("rma").GetString()!;
        using var reader = hub.Client("rhk_reader");
        foreach (var typed in new[] { number, number.ToLowerInvariant(), number.Replace("-", "", StringComparison.Ordinal), $"RMA {number}", number.Replace('0', 'o').Replace('1', 'l') })
        {
            var view = await RunningHub.ReadAsync(await reader.GetAsync($"/api/rma/{Uri.EscapeDataString(typed)}"));
            view.GetProperty("returnId").GetString().ShouldBe(opened.GetProperty("returnId").GetString(), typed);
        }

        using var other = hub.Client("rhk_other");
        (await other.GetAsync($"/api/rma/{number}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wrong_character_is_told_and_a_number_nobody_has_is_not_found()
    {
        var number = (await hub.OpenAsync(Bodies.Jacket("rma-2"))).GetProperty("rma").GetString()!;
        using var reader = hub.Client("rhk_reader");
        using var wrong = await reader.GetAsync($"/api/rma/{(number[0] == 'A' ? 'B' : 'A')}{number[1..]}");
        await RunningHub.ShouldRefuseAsync(wrong, 422, "rma-check-character");
        using var unknown = await reader.GetAsync("/api/rma/0000-0000");
        await RunningHub.ShouldRefuseAsync(unknown, 404, "not-found");
        using var foreign = await reader.GetAsync("/api/rma/NO-SUCH-NUMBER");
        await RunningHub.ShouldRefuseAsync(foreign, 404, "not-found");
    }

    [Fact]
    public async Task A_second_return_for_the_last_unit_waits_for_a_person()
    {
        await hub.OpenAsync(Bodies.Jacket("last-unit", extra: "\"requestedAt\": \"2026-01-02T10:00:00Z\","));
        var second = await hub.OpenAsync(Bodies.Jacket("last-unit", extra: "\"requestedAt\": \"2026-01-02T11:00:00Z\","));
        var eligibility = second.GetProperty("lines")[0].GetProperty("eligibility");
        eligibility.GetProperty("verdict").GetString().ShouldBe("NEEDS_PERSON");
        eligibility.GetProperty("holds")[0].GetString().ShouldBe("QUANTITY_MISMATCH");
        second.GetProperty("exceptions").EnumerateArray().Select(e => e.GetProperty("kind").GetString()).ShouldContain("QUANTITY_MISMATCH");
    }

    [Fact]
    public async Task A_bad_IMEI_is_told_to_the_caller()
    {
        using var client = hub.Client("rhk_clerk");
        const string body = """{ "orderId": "imei", "lines": [{ "lineId": "a", "sku": "S", "quantity": 1, "serials": ["490154203237517"] }] }""";
        using var answer = await client.PostAsync("/api/returns", RunningHub.Json(body));
        var errors = (await RunningHub.ShouldRefuseAsync(answer, 400, "fields-invalid")).GetProperty("errors");
        errors.GetProperty("lines[0].serials[0]")[0].GetString()!.ShouldContain("check digit");
    }
}
