using System.Text.Json;
using ReturnsHub.Core.Access;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Wire;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Web.Tests.Scenarios;

public sealed class PlayScenarioTests(SandboxHub sandbox) : IClassFixture<SandboxHub>
{
    public static TheoryData<string> Names => [.. ScenarioCatalogue.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_scenario_reaches_a_signed_receiver_in_order_and_marked_as_test(string scenario)
    {
        var played = await sandbox.PlayAsync(scenario);

        var returnId = played.GetProperty("returnId").GetString()!;
        played.GetProperty("refused").GetArrayLength().ShouldBe(0);
        var stream = await sandbox.EventsAsync(returnId);
        var got = sandbox.Receiver.Of(SandboxHub.First, returnId);
        got.Select(e => e.GetRawText()).ShouldBe(stream.Select(e => e.GetRawText()));
        got.ShouldAllBe(e => e.GetProperty("test").GetBoolean());
        got.Select(e => e.GetProperty("sequence").GetString()).ShouldBe(Enumerable.Range(1, stream.Count).Select(n => $"{n:D10}"));
        HashChain.FirstFault(got.Select(e => CloudEventJson.Read(JsonSerializer.SerializeToUtf8Bytes(e)))).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_pipeline_leads_to_the_same_events_as_the_rules_alone(string scenario)
    {
        var played = await sandbox.PlayAsync(scenario);

        var stream = await sandbox.EventsAsync(played.GetProperty("returnId").GetString()!);
        // What the receivers confirmed comes on top.
        stream.Select(TypeOf).Where(t => t != "returnshub.credit.posted.v1").ShouldBe(ScenarioPlay.Record(scenario).Select(e => e.Type));
        Released(stream).ShouldBe(Released(ScenarioPlay.Record(scenario).Select(e => JsonDocument.Parse(CloudEventJson.Write(e)).RootElement)));
    }

    [Fact]
    public async Task The_feed_shows_the_mark_to_who_polls()
    {
        var played = await sandbox.PlayAsync("refund-with-return");

        var stream = await sandbox.EventsAsync(played.GetProperty("returnId").GetString()!);
        using var client = sandbox.Hub.Client("rhk_reader");
        var polled = await RunningHub.ReadAsync(await client.GetAsync($"/api/events/{stream[0].GetProperty("id").GetString()}"));
        polled.GetProperty("test").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_scenario_aimed_at_one_consumer_reaches_no_other()
    {
        var played = await sandbox.PlayAsync("refund-with-return", """{ "consumer": "erp-two" }""");

        var returnId = played.GetProperty("returnId").GetString()!;
        played.GetProperty("consumer").GetString().ShouldBe(SandboxHub.Second);
        var stream = await sandbox.EventsAsync(returnId);
        stream.ShouldAllBe(e => e.GetProperty("testconsumer").GetString() == SandboxHub.Second);
        sandbox.Receiver.Of(SandboxHub.Second, returnId).Count.ShouldBe(stream.Count);
        sandbox.Receiver.Of(SandboxHub.First, returnId).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_idempotency_key_gives_the_same_return_and_another_one_a_new()
    {
        using var first = await sandbox.AskAsync("store-credit", "{}", "key-1");
        using var again = await sandbox.AskAsync("store-credit", "{}", "key-1");
        using var other = await sandbox.AskAsync("store-credit", "{}", "key-2");

        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        again.Headers.Location.ShouldBe(first.Headers.Location);
        other.Headers.Location.ShouldNotBe(first.Headers.Location);
        var returnId = (await RunningHub.ReadAsync(first)).GetProperty("returnId").GetString()!;
        first.Headers.Location!.ToString().ShouldBe($"/api/returns/{returnId}");
        (await sandbox.EventsAsync(returnId)).Count(e => TypeOf(e) == "returnshub.credit.released.v1").ShouldBe(1);
        using var changed = await sandbox.AskAsync("store-credit", """{ "consumer": "erp" }""", "key-1");
        await RunningHub.ShouldRefuseAsync(changed, 422, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_run_that_broke_off_is_completed_and_one_played_twice_adds_nothing()
    {
        var scenario = ScenarioCatalogue.Get("several-credits-on-one-order");
        var run = new ScenarioRun(RunningHub.Shop, "broken-off", ScenarioPlay.Start);
        foreach (var fact in scenario.Facts(run).Take(5)) await sandbox.Hub.Get<RecordHandler>().RecordAsync(fact, message: null, CancellationToken.None);

        await sandbox.Hub.Get<ScenarioPlayer>().PlayAsync(scenario, run, CancellationToken.None);
        await sandbox.Hub.Get<ScenarioPlayer>().PlayAsync(scenario, run, CancellationToken.None);

        (await sandbox.EventsAsync(scenario.ReturnOf(run).Value)).Select(TypeOf).ShouldBe(ScenarioPlay.Record(scenario).Select(e => e.Type));
    }

    [Fact]
    public async Task What_the_tenants_own_policy_leaves_no_room_for_is_told()
    {
        using var answer = await sandbox.AskAsync("approval-over-limit", """{ "tenant": "lax" }""", key: "rhk_admin");

        var played = await RunningHub.ReadAsync(answer);
        var refused = played.GetProperty("refused").EnumerateArray().ShouldHaveSingleItem();
        refused.GetProperty("what").GetString().ShouldBe("CreditApproval");
        refused.GetProperty("code").GetString().ShouldNotBeNullOrWhiteSpace();
        refused.GetProperty("factId").GetString().ShouldEndWith(":06");
    }

    [Fact]
    public async Task Who_had_it_played_stands_in_the_audit_log()
    {
        using var answer = await sandbox.AskAsync("write-off", "{}");

        var returnId = (await RunningHub.ReadAsync(answer)).GetProperty("returnId").GetString()!;
        using var client = sandbox.Hub.Client(RunningHub.KeyOf(Role.Auditor));
        var audit = await RunningHub.ReadAsync(await client.GetAsync($"/api/returns/{returnId}/audit"));
        audit.GetRawText().ShouldContain("scenario.played");
        audit.GetRawText().ShouldContain("\"rita\"");
    }

    [Fact]
    public async Task The_player_itself_touches_no_real_tenant()
    {
        var run = new ScenarioRun(RunningHub.Other, "run-1", ScenarioPlay.Start);
        await Should.ThrowAsync<InvalidOperationException>(() => sandbox.Hub.Get<ScenarioPlayer>().PlayAsync(ScenarioCatalogue.All[0], run, CancellationToken.None));
    }

    [Fact]
    public async Task A_start_of_ones_own_dates_the_return()
    {
        using var answer = await sandbox.AskAsync("on-account", """{ "startAt": "2026-01-05T09:00:00Z" }""");

        var events = await sandbox.EventsAsync((await RunningHub.ReadAsync(answer)).GetProperty("returnId").GetString()!);
        events[0].GetProperty("time").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("refund-with-return", """{ "tenant": "other" }""", 409, "tenant-not-sandbox")]
    [InlineData("no-such-thing", """{ "tenant": "shop" }""", 404, "scenario-unknown")]
    [InlineData("refund-with-return", """{ "tenant": "nobody" }""", 404, "tenant-unknown")]
    [InlineData("refund-with-return", """{ "tenant": "shop", "consumer": "erp-three" }""", 400, "fields-invalid")]
    [InlineData("refund-with-return", """{ "tenant": "shop", "startAt": "1999-12-31T00:00:00Z" }""", 400, "fields-invalid")]
    [InlineData("refund-with-return", """{ "tenant": "shop", "startAt": "2999-12-31T00:00:00Z" }""", 400, "fields-invalid")]
    [InlineData("refund-with-return", """{ "tenant": "shop", "amount": 5 }""", 400, "body-invalid")]
    public async Task What_cannot_be_played_is_refused_with_a_stable_code(string scenario, string body, int status, string code)
    {
        using var answer = await sandbox.AskAsync(scenario, body, key: "rhk_admin");
        await RunningHub.ShouldRefuseAsync(answer, status, code);
    }

    [Fact]
    public async Task A_real_tenant_is_left_as_it_was()
    {
        using var answer = await sandbox.AskAsync("refund-with-return", """{ "tenant": "other" }""", key: "rhk_admin");

        await RunningHub.ShouldRefuseAsync(answer, 409, "tenant-not-sandbox");
        using var client = sandbox.Hub.Client("rhk_other");
        (await RunningHub.ReadAsync(await client.GetAsync("/api/returns"))).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_a_real_tenant_records_carries_no_mark()
    {
        var view = await sandbox.Hub.OpenAsync(Bodies.Jacket("real-1"), "rhk_other");

        using var client = sandbox.Hub.Client("rhk_other");
        var events = await RunningHub.ReadAsync(await client.GetAsync($"/api/returns/{view.GetProperty("returnId").GetString()}/events"));
        events.GetArrayLength().ShouldBeGreaterThan(0);
        events.EnumerateArray().SelectMany(e => e.EnumerateObject()).ShouldNotContain(m => m.Name == "test");
    }

    [Fact]
    public async Task A_receiver_of_goods_plays_nothing()
    {
        using var answer = await sandbox.AskAsync("refund-with-return", "{}", key: RunningHub.KeyOf(Role.Receiver));
        await RunningHub.ShouldRefuseAsync(answer, 403, "permission-missing");
    }

    [Fact]
    public async Task The_catalogue_is_listed()
    {
        using var client = sandbox.Hub.Client("rhk_reader");
        var listed = (await RunningHub.ReadAsync(await client.GetAsync("/api/scenarios"))).GetProperty("items").EnumerateArray().ToList();

        listed.Select(s => s.GetProperty("name").GetString()).ShouldBe(ScenarioCatalogue.All.Select(s => s.Name));
        listed.ShouldAllBe(s => s.GetProperty("title").GetString()!.Length > 0 && s.GetProperty("seen").GetString()!.Length > 0);
    }

    private static string TypeOf(JsonElement e) => e.GetProperty("type").GetString()!;

    private static IReadOnlyList<string> Released(IEnumerable<JsonElement> events) =>
        [.. events.Where(e => TypeOf(e) == "returnshub.credit.released.v1").Select(e => e.GetProperty("data").GetProperty("amount").GetRawText())];
}
