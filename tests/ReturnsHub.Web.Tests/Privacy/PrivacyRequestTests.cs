using System.Net;
using System.Text.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Web.Tests.Privacy;

public sealed class PrivacyRequestTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Name = "Wilhelmine Obermayer-Quast";

    [Fact]
    public async Task A_report_holds_the_persons_words_and_messages_and_is_noted_on_the_return()
    {
        var id = await OpenAsync("p-1");
        var request = await AskAsync("REPORT", $"\"orders\": [\"p-1\"]", "k-report");
        request.GetProperty("status").GetString().ShouldBe("RECEIVED");
        request.GetProperty("returns")[0].GetString().ShouldBe(id);

        using var client = hub.Client("rhk_clerk");
        using var answer = await client.PostAsync($"/api/privacy/requests/{request.GetProperty("id").GetString()}/report", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var report = await RunningHub.ReadAsync(answer);
        report.GetProperty("returns")[0].GetProperty("fields").GetRawText().ShouldContain(Name);
        report.GetProperty("returns")[0].GetProperty("evidence")[0].GetProperty("text").GetString()!.ShouldContain(Name);
        (await TypesAsync(id)).ShouldContain("returnshub.personal_data.provided.v1");
        (await GetAsync($"/api/privacy/requests/{request.GetProperty("id").GetString()}")).GetProperty("status").GetString().ShouldBe("COMPLETED");
    }

    [Fact]
    public async Task The_same_key_again_is_the_same_request_and_for_another_one_it_is_refused()
    {
        var id = await OpenAsync("p-3");
        var first = await AskAsync("ERASE", "\"rmas\": [\"RMA-p-3\"]", "k-twice");
        var count = (await TypesAsync(id)).Count;
        var second = await AskAsync("ERASE", "\"rmas\": [\"RMA-p-3\"]", "k-twice");

        second.GetRawText().ShouldBe(first.GetRawText());
        (await TypesAsync(id)).Count.ShouldBe(count);
        (await SendAsync("REPORT", "\"rmas\": [\"RMA-p-3\"]", "k-twice")).ShouldBe((422, "idempotency-key-reused"));
    }

    [Theory]
    [InlineData("\"orders\": [\"nobody-has-this\"]", "k-1", 404, "person-unknown")]
    [InlineData("\"orders\": []", "k-2", 400, "fields-invalid")]
    [InlineData("\"returns\": [\"x\"]", "k-3", 400, "fields-invalid")]
    [InlineData("\"orders\": [\"a\"]", null, 400, "idempotency-key-missing")]
    public async Task What_names_nobody_is_refused(string names, string? key, int status, string code) =>
        (await SendAsync("ERASE", names, key)).ShouldBe((status, code));

    [Fact]
    public async Task Another_tenants_request_is_not_there()
    {
        await OpenAsync("p-4");
        var request = await AskAsync("REPORT", "\"orders\": [\"p-4\"]", "k-other");
        using var other = hub.Client("rhk_other");
        (await other.GetAsync($"/api/privacy/requests/{request.GetProperty("id").GetString()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> OpenAsync(string order) => (await hub.OpenAsync(
        $$"""{ "orderId": "{{order}}", "rma": "RMA-{{order}}", "lines": [{ "lineId": "L1", "sku": "S-1", "quantity": 1, "reason": "COLOR", "note": "{{Name}} {{order}} is not content" }] }"""))
        .GetProperty("returnId").GetString()!;

    private async Task<JsonElement> AskAsync(string kind, string names, string key)
    {
        using var answer = await PostAsync(kind, names, key);
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return await RunningHub.ReadAsync(answer);
    }

    private async Task<(int, string)> SendAsync(string kind, string names, string? key)
    {
        using var answer = await PostAsync(kind, names, key);
        return ((int)answer.StatusCode, (await RunningHub.ReadAsync(answer)).GetProperty("code").GetString()!);
    }

    private async Task<HttpResponseMessage> PostAsync(string kind, string names, string? key)
    {
        using var client = hub.Client("rhk_clerk");
        if (key is not null) client.DefaultRequestHeaders.Add("Idempotency-Key", key);
        return await client.PostAsync("/api/privacy/requests", RunningHub.Json($$"""{ "kind": "{{kind}}", {{names}} }"""));
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var client = hub.Client("rhk_clerk");
        return await RunningHub.ReadAsync(await client.GetAsync(path));
    }

    private async Task<IReadOnlyList<string>> TypesAsync(string id) =>
        [.. (await hub.Get<IReturnStore>().ReadStreamAsync(new StreamKey(RunningHub.Shop, ReturnId.Parse(id)), 1, CancellationToken.None)).Select(e => e.Type)];
}
