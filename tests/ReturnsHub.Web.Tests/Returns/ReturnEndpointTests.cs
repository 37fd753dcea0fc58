using System.Net;
using System.Text.Json;
using ReturnsHub.Core.Access;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Web.Tests.Returns;

public sealed class ReturnEndpointTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Returns_are_found_by_order_number_rma_and_status()
    {
        var view = await hub.OpenAsync(Bodies.Jacket("find-1"));
        var rma = view.GetProperty("rma").GetString()!.ToLowerInvariant();
        foreach (var query in new[] { "orderId=find-1", $"rma={rma}", "orderId=find-1&status=AUTHORISED", "orderId=find-1&held=false&tenant=shop" })
            (await IdsAsync(query)).ShouldBe([view.GetProperty("returnId").GetString()!]);
        (await IdsAsync("orderId=find-1&status=CLOSED")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_show_every_return_once()
    {
        for (var i = 0; i < 5; i++) await hub.OpenAsync(Bodies.Jacket("pages"));
        var seen = new List<string>();
        string? cursor = null;
        using var client = hub.Client("rhk_reader");
        do
        {
            var page = await RunningHub.ReadAsync(await client.GetAsync($"/api/returns?orderId=pages&limit=2{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}"));
            page.GetProperty("items").GetArrayLength().ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("returnId").GetString()!));
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        seen.Count.ShouldBe(5);
        seen.Distinct().Count().ShouldBe(5);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=501")]
    [InlineData("limit=x")]
    [InlineData("status=authorised")]
    [InlineData("status=7")]
    [InlineData("held=maybe")]
    public async Task A_wrong_filter_is_refused_by_name(string query)
    {
        using var client = hub.Client("rhk_reader");
        using var answer = await client.GetAsync($"/api/returns?{query}");
        var problem = await RunningHub.ShouldRefuseAsync(answer, 400, "query-invalid");
        problem.GetProperty("detail").GetString()!.ShouldContain(query.Split('=')[0]);
    }

    [Fact]
    public async Task A_made_up_cursor_is_refused()
    {
        using var client = hub.Client("rhk_reader");
        using var answer = await client.GetAsync("/api/returns?cursor=made-up");
        await RunningHub.ShouldRefuseAsync(answer, 400, "cursor-invalid");
    }

    [Theory]
    [InlineData("/api/returns/nothing")]
    [InlineData("/api/returns/ret_000000000000000000000000")]
    [InlineData("/api/returns/ret_000000000000000000000000/events")]
    [InlineData("/api/events/0198c0de-0000-7000-8000-000000000000")]
    [InlineData("/api/events/nothing")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var client = hub.Client("rhk_reader");
        using var answer = await client.GetAsync(path);
        await RunningHub.ShouldRefuseAsync(answer, 404, "not-found");
    }

    [Fact]
    public async Task The_events_of_a_return_are_an_unbroken_chain()
    {
        var view = await hub.OpenAsync(Bodies.Jacket("chain-1"));
        using var client = hub.Client("rhk_reader");
        using var answer = await client.GetAsync($"/api/returns/{view.GetProperty("returnId").GetString()}/events");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/cloudevents-batch+json");
        var events = await RunningHub.ReadAsync(answer);
        events.GetArrayLength().ShouldBeGreaterThan(2);
        var previous = "";
        foreach (var e in events.EnumerateArray())
        {
            (e.TryGetProperty("previoushash", out var link) ? link.GetString() : "").ShouldBe(previous);
            previous = e.GetProperty("hash").GetString()!;
            HashChain.HashOf(JsonSerializer.SerializeToUtf8Bytes(e)).ShouldBe(previous);
        }

        using var rest = await client.GetAsync($"/api/returns/{view.GetProperty("returnId").GetString()}/events?from=2");
        (await RunningHub.ReadAsync(rest)).GetArrayLength().ShouldBe(events.GetArrayLength() - 1);
    }

    [Fact]
    public async Task Evidence_is_handed_out_as_it_came_and_only_where_it_stands_on_an_event()
    {
        var body = Bodies.Jacket("evidence-1");
        var view = await hub.OpenAsync(body);
        var elsewhere = await hub.OpenAsync(Bodies.Jacket("evidence-2"));
        var hash = EvidenceHash.Of(System.Text.Encoding.UTF8.GetBytes(body)).Value;
        using var client = hub.Client(RunningHub.KeyOf(Role.Auditor));
        using var answer = await client.GetAsync($"/api/returns/{view.GetProperty("returnId").GetString()}/evidence/{hash}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(body);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        foreach (var path in new[] { $"{elsewhere.GetProperty("returnId").GetString()}/evidence/{hash}", $"{view.GetProperty("returnId").GetString()}/evidence/nothing" })
        {
            using var wrong = await client.GetAsync($"/api/returns/{path}");
            await RunningHub.ShouldRefuseAsync(wrong, 404, "not-found");
        }

        await hub.Get<IEvidenceStore>().EraseAsync(RunningHub.Shop, EvidenceHash.Parse(hash), CancellationToken.None);
        using var erased = await client.GetAsync($"/api/returns/{view.GetProperty("returnId").GetString()}/evidence/{hash}");
        await RunningHub.ShouldRefuseAsync(erased, 410, "evidence-erased");
    }

    [Fact]
    public async Task A_request_for_personal_data_stays_open_until_the_copy_is_handed_over()
    {
        var view = await hub.OpenAsync(Bodies.Jacket("privacy-1"));
        var id = view.GetProperty("returnId").GetString()!;
        await hub.ReportAsync(id, "asked", new PersonalDataRequested("DR-1"));
        using var client = hub.Client("rhk_clerk");
        var data = await RunningHub.ReadAsync(await client.GetAsync($"/api/returns/{id}/personal-data"));
        data.GetProperty("openRequests")[0].GetString().ShouldBe("DR-1");
        data.GetProperty("evidence").GetArrayLength().ShouldBe(1);

        using var unknown = await client.PostAsync($"/api/returns/{id}/personal-data/provided", RunningHub.Json("{\"requestId\":\"DR-2\"}"));
        await RunningHub.ShouldRefuseAsync(unknown, 409, "request-not-open");
        using var given = await client.PostAsync($"/api/returns/{id}/personal-data/provided", RunningHub.Json("{\"requestId\":\"DR-1\"}"));
        given.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RunningHub.ReadAsync(given)).GetProperty("openDataRequests").GetArrayLength().ShouldBe(0);
    }

    private async Task<List<string>> IdsAsync(string query)
    {
        using var client = hub.Client("rhk_reader");
        var page = await RunningHub.ReadAsync(await client.GetAsync($"/api/returns?{query}"));
        return [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("returnId").GetString()!)];
    }
}
