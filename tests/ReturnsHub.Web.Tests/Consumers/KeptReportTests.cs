using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Tests.Scenarios;

namespace ReturnsHub.Web.Tests.Consumers;

/// <summary>A day is reported while a credit waits, the report is kept, and the credit is delivered afterwards.</summary>
public sealed class KeptReportTests(SandboxHub sandbox) : IClassFixture<SandboxHub>
{
    private const string Address = "/api/consumers/erp/reconciliation/reports";

    [Fact]
    public async Task A_day_is_shown_exactly_as_it_was_reported_whatever_was_put_right_since()
    {
        var (returnId, day) = await WaitingAsync();
        var kept = await KeepAsync(day);
        await sandbox.DeliverAsync();

        using var client = sandbox.Hub.Client("rhk_clerk");
        using var answer = await client.GetAsync(new Uri($"{Address}/{day}?run={kept.Run}", UriKind.Relative));
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync() + sandbox.Hub.Log);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        EvidenceHash.Of(bytes).ShouldBe(kept.Hash);
        answer.Headers.ETag!.Tag.ShouldBe($"\"{kept.Hash.Value}\"");
        answer.Headers.GetValues("Repr-Digest").Single().ShouldBe($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:");
        Codes(bytes, returnId).ShouldBe(["credit-not-delivered"]);

        using var now = await client.GetAsync(new Uri($"/api/consumers/erp/reconciliation?day={day}", UriKind.Relative));
        Codes(await now.Content.ReadAsByteArrayAsync(), returnId).ShouldBeEmpty();
        using var since = await client.GetAsync(new Uri($"{Address}/{day}/since?run={kept.Run}", UriKind.Relative));
        var became = await RunningHub.ReadAsync(since);
        became.GetProperty("putRight").EnumerateArray().Select(d => d.GetProperty("returnId").GetString()).ShouldContain(returnId);
        became.GetProperty("then").GetProperty("sha256").GetString().ShouldBe(kept.Hash.Value);
        (await sandbox.Hub.Get<IAuditLog>().ReadAboutAsync(RunningHub.Shop, $"erp/{day}", CancellationToken.None)).ShouldContain(e => e.Details["sha256"] == kept.Hash.Value);
    }

    [Fact]
    public async Task Kept_reports_are_listed_newest_first_with_what_they_came_to()
    {
        var (_, day) = await WaitingAsync();
        var first = await KeepAsync(day);
        var second = await KeepAsync(day);
        second.Run.ShouldBe(first.Run + 1);

        using var client = sandbox.Hub.Client("rhk_clerk");
        var page = await RunningHub.ReadAsync(await client.GetAsync(new Uri($"{Address}?limit=1", UriKind.Relative)));
        var newest = page.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (newest.GetProperty("day").GetString(), newest.GetProperty("run").GetInt32(), newest.GetProperty("laterRun").GetBoolean(), newest.GetProperty("agrees").GetBoolean())
            .ShouldBe((day, second.Run, false, false));
        newest.GetProperty("differences").GetInt32().ShouldBe(second.Differences);
        newest.GetProperty("totals")[0].GetProperty("credited").GetProperty("currency").GetString().ShouldBe("EUR");
        var next = await RunningHub.ReadAsync(await client.GetAsync(new Uri($"{Address}?limit=1&cursor={page.GetProperty("next").GetString()}", UriKind.Relative)));
        var earlier = next.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (earlier.GetProperty("run").GetInt32(), earlier.GetProperty("laterRun").GetBoolean(), earlier.GetProperty("sha256").GetString()).ShouldBe((first.Run, true, first.Hash.Value));
    }

    [Fact]
    public async Task The_kept_report_comes_as_CSV_and_as_a_page_that_leads_to_now_and_back()
    {
        var (returnId, day) = await WaitingAsync();
        var kept = await KeepAsync(day);
        using var client = sandbox.Hub.Client("rhk_clerk");

        using var csv = await client.GetAsync(new Uri($"{Address}/{day}?format=csv", UriKind.Relative));
        csv.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        (await csv.Content.ReadAsStringAsync()).ShouldContain($"DIFFERENCE,{day},erp,{returnId},");
        var page = await PageAsync(client, $"{Address}/{day}?format=html");
        page.ShouldContain("This is what was reported then");
        page.ShouldContain(kept.Hash.Value);
        page.ShouldContain($"<a href=\"/api/consumers/erp/reconciliation?day={day}&amp;tenant=shop&amp;format=html\">As it stands now</a>");
        page.ShouldContain($"<a href=\"{Address}/{day}/since?run={kept.Run}&amp;tenant=shop&amp;format=html\">What became of it since</a>");
        var since = await PageAsync(client, $"{Address}/{day}/since?format=html");
        since.ShouldContain("still open, 0 new.");
        since.ShouldContain($"<th scope=\"row\">{returnId}</th>");
        since.ShouldNotContain("<script");
        var now = await PageAsync(client, $"/api/consumers/erp/reconciliation?day={day}&format=html");
        now.ShouldContain($"<a href=\"{Address}/{day}?run={kept.Run}&amp;tenant=shop&amp;format=html\">As reported then</a>");
        (await PageAsync(client, "/api/consumers/erp/reconciliation?day=2001-02-03&format=html")).ShouldContain("No report of it was kept.");
    }

    [Theory]
    [InlineData("/2026-13-01", 400, "query-invalid")]
    [InlineData("/9999-12-31", 400, "query-invalid")]
    [InlineData("/2001-02-03", 404, "report-not-kept")]
    [InlineData("/2001-02-03?run=0", 400, "query-invalid")]
    [InlineData("/2001-02-03?run=1000", 400, "query-invalid")]
    [InlineData("/2001-02-03?format=xml", 400, "query-invalid")]
    [InlineData("/2001-02-03/since", 404, "report-not-kept")]
    [InlineData("/2001-02-03/since?format=csv", 400, "query-invalid")]
    [InlineData("?limit=501", 400, "query-invalid")]
    [InlineData("?cursor=made-up", 400, "cursor-invalid")]
    [InlineData("?tenant=other", 404, "tenant-unknown")]
    public async Task What_cannot_be_answered_is_refused(string rest, int status, string code)
    {
        using var client = sandbox.Hub.Client("rhk_clerk");
        using var answer = await client.GetAsync(new Uri(Address + rest, UriKind.Relative));
        await RunningHub.ShouldRefuseAsync(answer, status, code);
    }

    [Fact]
    public async Task Another_tenants_key_sees_nothing_of_it()
    {
        var (_, day) = await WaitingAsync();
        await KeepAsync(day);
        using var client = sandbox.Hub.Client("rhk_other");
        foreach (var rest in (string[])["", $"/{day}", $"/{day}/since"])
        {
            using var answer = await client.GetAsync(new Uri(Address + rest, UriKind.Relative));
            await RunningHub.ShouldRefuseAsync(answer, 404, "not-found");
        }
    }

    private async Task<(string ReturnId, string Day)> WaitingAsync()
    {
        using var played = await sandbox.AskAsync("refund-without-return", "{}");
        var id = (await RunningHub.ReadAsync(played)).GetProperty("returnId").GetString()!;
        var stream = await sandbox.Hub.Get<IReturnStore>().ReadStreamAsync(new StreamKey(RunningHub.Shop, ReturnId.Parse(id)), 1, CancellationToken.None);
        return (id, stream.Last(e => e.Data is CreditReleased).RecordedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    // What the daily round does with a day once it is over.
    private async Task<KeptReport> KeepAsync(string day)
    {
        var consumer = sandbox.Hub.Get<ITenants>().Find(RunningHub.Shop)!.Consumers.Single(c => c.Id == SandboxHub.First);
        var report = await sandbox.Hub.Get<ReconcileHandler>().RunToKeepAsync(consumer, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), CancellationToken.None);
        return await sandbox.Hub.Get<ReportKeeper>().KeepAsync(report, CancellationToken.None);
    }

    private static async Task<string> PageAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        return await answer.Content.ReadAsStringAsync();
    }

    private static IReadOnlyList<string> Codes(byte[] report, string returnId)
    {
        using var document = JsonDocument.Parse(report);
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("returnId").GetString() == returnId)
            .SelectMany(r => r.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("code").GetString()!))];
    }
}
