using System.Net;
using System.Text.Json;
using ReturnsHub.Core.Access;
using ReturnsHub.Web.Access;

namespace ReturnsHub.Web.Tests.Returns.Goods;

public sealed class GoodsEndpointTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Received = """{ "receiptId": "WE-1", "lines": [{ "lineId": "L1", "sku": "JKT-M", "quantity": 1, "condition": "OPENED", "lot": "2026-44" }] }""";
    private const string Inspected = """{ "inspectionId": "QC-1", "lines": [{ "lineId": "L1", "sku": "JKT-M", "quantity": 1, "condition": "OPENED", "grade": "A" }] }""";

    [Fact]
    public async Task Goods_are_received_and_graded_by_people_with_their_name_and_key_on_the_events()
    {
        var id = await OpenAsync("goods-1");
        var received = await PostAsync(Role.Receiver, $"{id}/receipts", Received);
        Line(received).GetProperty("received").GetInt32().ShouldBe(1);
        var inspected = await PostAsync(Role.Inspector, $"{id}/inspections", Inspected);
        Line(inspected).GetProperty("inspected").GetInt32().ShouldBe(1);

        var events = await EventsAsync(id);
        var receipt = events.Single(e => Type(e) == "returnshub.goods.received.v1");
        receipt.GetProperty("actorid").GetString().ShouldBe("some-receiver");
        receipt.GetProperty("actorkind").GetString().ShouldBe("PERSON");
        receipt.GetProperty("via").GetString().ShouldBe($"key:{HashedApiKeys.HashOf(RunningHub.KeyOf(Role.Receiver))[..8]}");
        var line = receipt.GetProperty("data").GetProperty("lines")[0];
        line.GetProperty("condition").GetString().ShouldBe("OPENED");
        line.GetProperty("lot").GetString().ShouldBe("2026-44");
        events.Single(e => Type(e) == "returnshub.goods.inspected.v1").GetProperty("data").GetProperty("lines")[0].GetProperty("grade").GetString().ShouldBe("A");
    }

    [Fact]
    public async Task A_document_sent_again_says_nothing_new_and_a_corrected_one_replaces_it()
    {
        var id = await OpenAsync("goods-2");
        await PostAsync(Role.Inspector, $"{id}/inspections", Inspected);
        var before = (await EventsAsync(id)).Count;
        await PostAsync(Role.Inspector, $"{id}/inspections", Inspected);
        (await EventsAsync(id)).Count.ShouldBe(before);

        await PostAsync(Role.Inspector, $"{id}/inspections", Inspected.Replace("\"A\"", "\"D\"", StringComparison.Ordinal));
        var back = await PostAsync(Role.Inspector, $"{id}/inspections", Inspected);
        Line(back).GetProperty("inspected").GetInt32().ShouldBe(1);
        (await EventsAsync(id)).Where(e => Type(e) == "returnshub.goods.inspected.v1")
            .Select(e => e.GetProperty("data").GetProperty("lines")[0].GetProperty("grade").GetString()).ShouldBe(["A", "D", "A"]);
    }

    [Fact]
    public async Task A_double_click_is_one_receipt()
    {
        var id = await OpenAsync("goods-3");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(Role.Receiver, $"{id}/receipts", Received)));
        answers.ShouldAllBe(a => Line(a).GetProperty("received").GetInt32() == 1);
        (await EventsAsync(id)).Count(e => Type(e) == "returnshub.goods.received.v1").ShouldBe(1);
    }

    [Fact]
    public async Task Who_received_the_goods_with_one_key_cannot_approve_the_credit_with_another()
    {
        var id = await OpenAsync("goods-4");
        using var dock = hub.Client("rhk_carl_at_the_dock");
        using var received = await dock.PostAsync($"/api/returns/{id}/receipts", RunningHub.Json(Received));
        received.StatusCode.ShouldBe(HttpStatusCode.OK);
        await PostAsync(Role.Inspector, $"{id}/inspections", Inspected);
        var view = await PostAsync(Role.Clerk, $"{id}/lines/L1/reason", "{\"code\":\"SIZE_TOO_SMALL\"}");
        var credit = view.GetProperty("credits")[0];
        credit.GetProperty("status").GetString().ShouldBe("HELD");
        var path = $"/api/returns/{id}/credits/{credit.GetProperty("creditId").GetString()}/approve";

        using var without = await dock.PostAsync(path, RunningHub.Json("{}"));
        await RunningHub.ShouldRefuseAsync(without, 403, "permission-missing");
        using var approver = hub.Client("rhk_clerk2");
        using var self = await approver.PostAsync(path, RunningHub.Json("{}"));
        await RunningHub.ShouldRefuseAsync(self, 409, "self-approval");
        using var boss = hub.Client("rhk_boss");
        using var approved = await boss.PostAsync(path, RunningHub.Json("{}"));
        approved.StatusCode.ShouldBe(HttpStatusCode.OK);
        var via = (await EventsAsync(id)).Where(e => Type(e) is "returnshub.credit.approved.v1" or "returnshub.credit.released.v1")
            .Select(e => e.GetProperty("via").GetString());
        via.ShouldBe(Enumerable.Repeat($"key:{HashedApiKeys.HashOf("rhk_boss")[..8]}", 2));
    }

    [Theory]
    [InlineData("receipts", "{}", "receiptId,lines")]
    [InlineData("receipts", """{ "receiptId": " ", "lines": [] }""", "receiptId,lines")]
    [InlineData("receipts", """{ "receiptId": "WE", "lines": [null] }""", "lines[0]")]
    [InlineData("receipts", """{ "receiptId": "WE", "lines": [{ "quantity": 1 }] }""", "lines[0].sku")]
    [InlineData("receipts", """{ "receiptId": "WE", "lines": [{ "lineId": "L9", "quantity": 0 }] }""", "lines[0].lineId,lines[0].quantity")]
    [InlineData("receipts", """{ "receiptId": "WE", "lines": [{ "sku": "S", "quantity": 1, "serials": ["A", "B"] }] }""", "lines[0].serials")]
    [InlineData("receipts", """{ "receiptId": "WE", "lines": [{ "sku": "S", "quantity": 2, "serials": ["A", "a"] }] }""", "lines[0].serials")]
    [InlineData("inspections", """{ "inspectionId": "QC", "lines": [{ "sku": "S", "quantity": 1 }] }""", "lines[0].grade")]
    [InlineData("inspections", """{ "inspectionId": "QC", "lines": [{ "sku": "S", "quantity": 1, "grade": "U" }] }""", "lines[0].grade")]
    public async Task What_is_wrong_is_named_by_field(string what, string body, string fields)
    {
        var id = await OpenAsync($"goods-wrong-{what}-{body.Length}-{fields.Length}");
        using var client = hub.Client(RunningHub.KeyOf(what == "receipts" ? Role.Receiver : Role.Inspector));
        using var answer = await client.PostAsync($"/api/returns/{id}/{what}", RunningHub.Json(body));
        var problem = await RunningHub.ShouldRefuseAsync(answer, 400, "fields-invalid");
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(fields.Split(','), ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{ "receiptId": "WE", "lines": [{ "sku": "S", "quantity": 1, "grade": "A" }] }""")]
    [InlineData("""{ "receiptId": "WE", "lines": [{ "sku": "S", "quantity": 1, "condition": "EATEN" }] }""")]
    [InlineData("""{ "receiptId": "WE", "operator": "somebody-else", "lines": [{ "sku": "S", "quantity": 1 }] }""")]
    public async Task What_a_receipt_does_not_say_is_refused(string body)
    {
        var id = await OpenAsync($"goods-body-{body.Length}");
        using var client = hub.Client(RunningHub.KeyOf(Role.Receiver));
        using var answer = await client.PostAsync($"/api/returns/{id}/receipts", RunningHub.Json(body));
        await RunningHub.ShouldRefuseAsync(answer, 400, "body-invalid");
    }

    [Fact]
    public async Task More_lines_than_the_limit_are_refused()
    {
        var id = await OpenAsync("goods-many");
        var lines = string.Join(',', Enumerable.Repeat("""{ "sku": "S", "quantity": 1 }""", 201));
        using var client = hub.Client(RunningHub.KeyOf(Role.Receiver));
        using var answer = await client.PostAsync($"/api/returns/{id}/receipts", RunningHub.Json($$"""{ "receiptId": "WE", "lines": [{{lines}}] }"""));
        await RunningHub.ShouldRefuseAsync(answer, 400, "fields-invalid");
    }

    [Fact]
    public async Task A_return_of_another_tenant_is_not_found()
    {
        var id = await OpenAsync("goods-other");
        using var client = hub.Client("rhk_other");
        using var answer = await client.PostAsync($"/api/returns/{id}/receipts", RunningHub.Json(Received));
        await RunningHub.ShouldRefuseAsync(answer, 404, "not-found");
    }

    private async Task<string> OpenAsync(string order) => (await hub.OpenAsync(Bodies.Jacket(order))).GetProperty("returnId").GetString()!;

    private async Task<JsonElement> PostAsync(Role role, string path, string body)
    {
        using var client = hub.Client(RunningHub.KeyOf(role));
        using var answer = await client.PostAsync($"/api/returns/{path}", RunningHub.Json(body));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await RunningHub.ReadAsync(answer);
    }

    private async Task<List<JsonElement>> EventsAsync(string id)
    {
        using var client = hub.Client("rhk_reader");
        return [.. (await RunningHub.ReadAsync(await client.GetAsync($"/api/returns/{id}/events"))).EnumerateArray()];
    }

    private static JsonElement Line(JsonElement view) => view.GetProperty("lines")[0];

    private static string Type(JsonElement e) => e.GetProperty("type").GetString()!;
}
