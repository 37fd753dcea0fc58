using System.Globalization;
using System.Text.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Web.Tests.Scenarios;

namespace ReturnsHub.Web.Tests.Consumers;

/// <summary>A consumer whose books cannot be asked: signed webhooks, delivered by the pipeline as it is.</summary>
public sealed class ReconciliationTests(SandboxHub sandbox) : IClassFixture<SandboxHub>
{
    [Fact]
    public async Task What_was_confirmed_agrees_and_what_was_not_delivered_is_named()
    {
        var settled = (await sandbox.PlayAsync("refund-with-return")).GetProperty("returnId").GetString()!;
        using var played = await sandbox.AskAsync("refund-without-return", "{}");
        var waiting = (await RunningHub.ReadAsync(played)).GetProperty("returnId").GetString()!;

        var report = await ReportAsync(await DayAsync(waiting));
        report.GetProperty("booksAsked").GetBoolean().ShouldBeFalse();
        report.GetProperty("complete").GetBoolean().ShouldBeTrue();
        report.GetProperty("connector").GetString().ShouldBe("signed-webhook");
        var row = Row(report, settled);
        row.GetProperty("differences").GetArrayLength().ShouldBe(0);
        row.GetProperty("amounts")[0].GetProperty("credited").GetProperty("amount").GetString().ShouldBe("119.00");
        row.GetProperty("amounts")[0].GetProperty("booked").GetProperty("amount").GetString().ShouldBe("119.00");
        row.GetProperty("credits")[0].GetProperty("books").GetString().ShouldBe("BY_LEDGER");
        var open = Row(report, waiting);
        var difference = open.GetProperty("differences").EnumerateArray().ShouldHaveSingleItem();
        difference.GetProperty("code").GetString().ShouldBe("credit-not-delivered");
        difference.GetProperty("amount").GetProperty("amount").GetString().ShouldBe("11.90");
        open.GetProperty("amounts")[0].GetProperty("booked").GetProperty("amount").GetString().ShouldBe("0.00");

        await sandbox.DeliverAsync();
        Row(await ReportAsync(await DayAsync(waiting)), waiting).GetProperty("differences").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_day_on_which_nothing_moved_is_empty_and_agrees()
    {
        var report = await ReportAsync("2001-02-03");
        report.GetProperty("agrees").GetBoolean().ShouldBeTrue();
        report.GetProperty("rows").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_same_report_comes_as_CSV_and_as_a_page()
    {
        var returnId = (await sandbox.PlayAsync("gross-prices")).GetProperty("returnId").GetString()!;
        var day = await DayAsync(returnId);
        using var client = sandbox.Hub.Client("rhk_clerk");

        using var csv = await client.GetAsync($"/api/consumers/erp/reconciliation?day={day}&format=csv");
        csv.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n");
        lines[0].ShouldStartWith("record,day,consumer,return,order,rma,number,");
        lines.Count(l => l.StartsWith("TOTAL,", StringComparison.Ordinal)).ShouldBe(1);
        lines.ShouldContain(l => l.StartsWith($"RETURN,{day},erp,{returnId},", StringComparison.Ordinal) && l.Contains(",0.00,39.98,0.00,39.98,", StringComparison.Ordinal));

        using var page = await client.GetAsync($"/api/consumers/erp/reconciliation?day={day}&format=html");
        page.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        var html = await page.Content.ReadAsStringAsync();
        html.ShouldContain($"<th scope=\"row\">{returnId}</th>");
        html.ShouldContain("booked means that the consumer confirmed the delivery");
        html.ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("erp", "?day=2026-13-01", 400, "query-invalid")]
    [InlineData("erp", "?day=9999-12-31", 400, "query-invalid")]
    [InlineData("erp", "?day=2026-1-1", 400, "query-invalid")]
    [InlineData("erp", "?format=xml", 400, "query-invalid")]
    [InlineData("nobody", "", 404, "not-found")]
    [InlineData("erp", "?tenant=other", 404, "tenant-unknown")]
    public async Task What_cannot_be_answered_is_refused(string consumer, string query, int status, string code)
    {
        using var client = sandbox.Hub.Client("rhk_clerk");
        using var answer = await client.GetAsync($"/api/consumers/{consumer}/reconciliation{query}");
        await RunningHub.ShouldRefuseAsync(answer, status, code);
    }

    [Fact]
    public async Task Another_tenants_key_sees_nothing_of_it()
    {
        using var client = sandbox.Hub.Client("rhk_other");
        using var answer = await client.GetAsync("/api/consumers/erp/reconciliation");
        await RunningHub.ShouldRefuseAsync(answer, 404, "not-found");
    }

    private async Task<JsonElement> ReportAsync(string day)
    {
        using var client = sandbox.Hub.Client("rhk_clerk");
        using var answer = await client.GetAsync($"/api/consumers/erp/reconciliation?day={day}");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync() + sandbox.Hub.Log);
        return await RunningHub.ReadAsync(answer);
    }

    private async Task<string> DayAsync(string returnId)
    {
        var stream = await sandbox.Hub.Get<IReturnStore>().ReadStreamAsync(new StreamKey(RunningHub.Shop, ReturnId.Parse(returnId)), 1, CancellationToken.None);
        return stream.Last(e => e.Data is Core.Returns.Events.CreditReleased).RecordedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static JsonElement Row(JsonElement report, string returnId) =>
        report.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("returnId").GetString() == returnId);
}
