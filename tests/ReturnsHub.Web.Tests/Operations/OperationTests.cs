using System.Net;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Web.Tests.Operations;

public sealed class OperationTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_report_without_a_return_and_a_return_in_trouble_stand_in_one_list()
    {
        await SendAsync("parcel", "{\"tracking\":\"1Z-NOBODY\"}", "unmatched-1");
        await hub.WorkInboundAsync();
        var view = await hub.OpenAsync(Bodies.Jacket("trouble-1"));
        await hub.ReportAsync(view.GetProperty("returnId").GetString()!, "asked", new PersonalDataRequested("DR-9"));

        using var client = hub.Client("rhk_reader");
        var items = (await RunningHub.ReadAsync(await client.GetAsync("/api/exceptions"))).GetProperty("items").EnumerateArray().ToList();
        var report = items.Single(i => i.GetProperty("kind").GetString() == "UNMATCHED_REPORT");
        report.GetProperty("about").GetString()!.ShouldContain("1Z-NOBODY");
        report.TryGetProperty("returnId", out _).ShouldBeFalse();
        var request = items.Single(i => i.GetProperty("kind").GetString() == "PERSONAL_DATA_REQUEST");
        request.GetProperty("returnId").GetString().ShouldBe(view.GetProperty("returnId").GetString());
        items.ShouldAllBe(i => i.GetProperty("whatToDo").GetString()!.Length > 20);

        foreach (var (query, kind) in new[] { ("kind=UNMATCHED_REPORT", "UNMATCHED_REPORT"), ("kind=PERSONAL_DATA_REQUEST", "PERSONAL_DATA_REQUEST") })
        {
            var only = (await RunningHub.ReadAsync(await client.GetAsync($"/api/exceptions?{query}"))).GetProperty("items").EnumerateArray().ToList();
            only.ShouldAllBe(i => i.GetProperty("kind").GetString() == kind);
            only.ShouldNotBeEmpty();
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await RunningHub.ReadAsync(await client.GetAsync($"/api/exceptions?limit=1{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}"));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("kind").GetString()!));
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        seen.Count.ShouldBe(items.Count);
    }

    [Fact]
    public async Task A_quarantined_message_is_listed_and_read_again()
    {
        var id = await SendAsync("unknown", "{}", "quarantine-1");
        await hub.WorkInboundAsync();
        using var client = hub.Client("rhk_operator");
        var open = (await RunningHub.ReadAsync(await client.GetAsync("/api/quarantine"))).GetProperty("items").EnumerateArray().ToList();
        open.Single(m => m.GetProperty("id").GetString() == id).GetProperty("reason").GetString().ShouldBe("topic-unknown");
        var listed = (await RunningHub.ReadAsync(await client.GetAsync("/api/exceptions?kind=QUARANTINED_MESSAGE"))).GetProperty("items").EnumerateArray().ToList();
        listed.ShouldAllBe(i => i.GetProperty("kind").GetString() == "QUARANTINED_MESSAGE");
        listed.Single(i => i.GetProperty("about").GetString() == id).GetProperty("links").GetProperty("resolve").GetString().ShouldBe($"/api/quarantine/{id}/replay");

        using var replayed = await client.PostAsync($"/api/quarantine/{id}/replay", content: null);
        replayed.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await hub.Get<IMessageQueue>().DepthAsync(Queues.Inbound, CancellationToken.None)).Waiting.ShouldBe(1);
        await hub.WorkInboundAsync();

        using var unknown = await client.PostAsync("/api/quarantine/nothing/replay", content: null);
        await RunningHub.ShouldRefuseAsync(unknown, 404, "not-found");
        using var other = hub.Client("rhk_other");
        using var foreign = await other.PostAsync($"/api/quarantine/{id}/replay", content: null);
        await RunningHub.ShouldRefuseAsync(foreign, 404, "not-found");
    }

    [Fact]
    public async Task A_dead_lettered_delivery_is_listed_redriven_and_confirmed()
    {
        var view = await hub.OpenAsync(Bodies.Jacket("deliver-1"));
        var id = view.GetProperty("returnId").GetString();
        await hub.DeliverAsync(new Answering(new DeliveryOutcome(OutcomeKind.Refused, "410 Gone", Category: "gone")));
        using var client = hub.Client("rhk_operator");
        var dead = (await RunningHub.ReadAsync(await client.GetAsync($"/api/deliveries?returnId={id}&status=DEAD_LETTERED"))).GetProperty("items");
        dead.GetArrayLength().ShouldBeGreaterThan(0);
        dead[0].GetProperty("lastAnswer").GetString().ShouldBe("410 Gone");
        var delivery = dead[dead.GetArrayLength() - 1].GetProperty("id").GetString();

        using var redriven = await client.PostAsync($"/api/deliveries/{delivery}/redrive", content: null);
        redriven.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var events = (await RunningHub.ReadAsync(await client.GetAsync($"/api/returns/{id}/events"))).EnumerateArray();
        var redrive = events.Single(e => e.GetProperty("type").GetString() == "returnshub.delivery.redriven.v1");
        redrive.GetProperty("actorid").GetString().ShouldBe("olga");
        redrive.GetProperty("via").GetString()!.ShouldStartWith("key:");
        await hub.DeliverAsync(new Answering(new DeliveryOutcome(OutcomeKind.Confirmed, "200 OK")));
        using var again = await client.PostAsync($"/api/deliveries/{delivery}/redrive", content: null);
        await RunningHub.ShouldRefuseAsync(again, 409, "not-dead-lettered");
        using var unknown = await client.PostAsync("/api/deliveries/nothing/redrive", content: null);
        await RunningHub.ShouldRefuseAsync(unknown, 404, "not-found");
    }

    [Fact]
    public async Task The_overview_counts_for_a_tenant_and_for_the_whole_hub()
    {
        await hub.OpenAsync(Bodies.Jacket("status-1"));
        using var reader = hub.Client("rhk_reader");
        var own = await RunningHub.ReadAsync(await reader.GetAsync("/api/status"));
        own.GetProperty("returns").GetInt64().ShouldBeGreaterThan(0);
        own.GetProperty("byStatus").GetProperty("AUTHORISED").GetInt64().ShouldBeGreaterThan(0);
        own.GetProperty("queues").EnumerateArray().Select(q => q.GetProperty("queue").GetString()).ShouldBe(["deliver-shop-erp"]);
        own.TryGetProperty("intake", out _).ShouldBeFalse();

        using var admin = hub.Client("rhk_admin");
        var all = await RunningHub.ReadAsync(await admin.GetAsync("/api/status"));
        all.GetProperty("queues").EnumerateArray().Select(q => q.GetProperty("queue").GetString()).ShouldContain("inbound");
        all.GetProperty("intake").GetProperty("kept").GetInt64().ShouldBeGreaterThanOrEqualTo(0);
    }

    private async Task<string> SendAsync(string topic, string body, string id)
    {
        using var client = hub.Client(key: null);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/shop/warehouse") { Content = RunningHub.Json(body) };
        request.Headers.Add("X-Signature", RunningHub.Sign(System.Text.Encoding.UTF8.GetBytes(body)));
        request.Headers.Add("X-Topic", topic);
        request.Headers.Add("X-Id", id);
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return (await RunningHub.ReadAsync(answer)).GetProperty("messageId").GetString()!;
    }

    private sealed class Answering(DeliveryOutcome outcome) : IErpConnector
    {
        public bool ReceiverDeduplicates => true;

        public Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct) => Task.FromResult(outcome);
    }
}
