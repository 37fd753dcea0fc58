namespace ReturnsHub.Local.Tests.Telemetry;

/// <summary>A report can be followed from the door to the booking system's answer, through every queue.</summary>
[Collection(AloneCollection.Name)]
public sealed class OneTraceTests
{
    private const int Internal = 1, Server = 2, Client = 3, Producer = 4, Consumer = 5, Error = 2;

    [Fact]
    public async Task The_call_that_books_a_credit_is_one_trace_with_the_inspection_that_released_it()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var hub = await TracedHub.StartAsync(collector.Variables);
        await hub.PlayAsync(r => r.OrderAsync(), r => r.RequestAsync(), r => r.ApproveAsync(), r => r.ReceiveAsync(), r => r.InspectAsync("A"));
        await hub.StopAsync();

        var booking = hub.Erp.Taken.Single(t => t.Type == "returnshub.credit.released.v1").TraceParent.Split('-');

        var way = WayTo(collector.Spans(), booking[2]);
        way.ShouldAllBe(s => s.TraceId == booking[1]);
        way.Select(s => (s.Name, s.Kind)).ShouldBe(
        [
            ("POST", Client),
            ("POST /webhooks/{tenant}/{connection}", Server),
            ("intake", Internal),
            ("keep", Internal),
            ("send inbound", Producer),
            ("process inbound", Consumer),
            ("normalise", Internal),
            ("record", Internal),
            ("relay", Internal),
            ("send deliver", Producer),
            ("process deliver", Consumer),
            ("deliver", Client),
            ("POST", Client),
        ]);
        way.ShouldAllBe(s => s.Status != Error);
        way.Single(s => s.Name == "record").Tags["returnshub.return.id"].ShouldBe(hub.Return.ReturnId.Value);
        way.Single(s => s.Name == "send deliver").Tags["messaging.destination.name"].ShouldBe("deliver-alpenglow-outdoor-erp");
        way.Single(s => s.Name == "process inbound").Tags["messaging.operation.type"].ShouldBe("process");
    }

    [Fact]
    public async Task A_customers_words_are_classified_in_the_trace_of_the_request_that_brought_them()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var hub = await TracedHub.StartAsync(collector.Variables);
        await hub.PlayAsync(r => r.OrderAsync(), r => r.RequestAsync());
        await hub.StopAsync();

        var spans = collector.Spans();
        var classify = spans.Single(s => s.Name == "classify");

        WayTo(spans, classify.SpanId).Select(s => s.Name).ShouldBe(
        [
            "POST", "POST /webhooks/{tenant}/{connection}", "intake", "keep", "send inbound", "process inbound", "normalise", "record", "relay", "send classify",
            "process classify", "classify",
        ]);
        classify.Tags["returnshub.classifier"].ShouldBe("local-1");
    }

    [Fact]
    public async Task A_call_that_fails_says_so_by_its_code_and_the_next_try_stays_in_the_trace()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var hub = await TracedHub.StartAsync(collector.Variables);
        hub.Erp.Answers.Enqueue(503);
        await hub.PlayAsync(r => r.RequestAsync(), r => r.ApproveAsync());
        await hub.StopAsync();

        var calls = collector.Spans().Where(s => s.Name == "deliver").OrderBy(s => s.Tags["returnshub.attempt"], StringComparer.Ordinal).ToList();

        calls.Select(c => (c.Status, c.StatusText, c.Tags.GetValueOrDefault("error.type"), c.Tags["returnshub.outcome"])).ShouldBe(
        [
            (Error, "http-503", "http-503", "Retry"),
            (0, "", null, "Confirmed"),
        ]);
        calls.Select(c => c.TraceId).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_report_that_waits_for_its_return_continues_its_own_trace_when_the_return_appears()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var hub = await TracedHub.StartAsync(collector.Variables);
        await hub.PlayAsync(r => r.OrderAsync(), r => r.RequestAsync());
        await hub.StopAsync();

        var spans = collector.Spans();
        var recorded = spans.Single(s => s.Name == "record" && s.Tags["returnshub.fact"] == "OrderReported");

        spans.Count(s => s.TraceId == recorded.TraceId && s.Name == "process inbound").ShouldBe(2, "it was read when it came and when its return came");
        WayTo(spans, recorded.SpanId)[1].Name.ShouldBe("POST /webhooks/{tenant}/{connection}");
        recorded.TraceId.ShouldNotBe(spans.Single(s => s.Name == "classify").TraceId);
    }

    [Fact]
    public async Task Measurements_come_with_the_name_and_version_of_the_service()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var hub = await TracedHub.StartAsync(collector.Variables);
        await hub.PlayAsync(r => r.OrderAsync(), r => r.RequestAsync(), r => r.ApproveAsync(), r => r.ReceiveAsync(), r => r.InspectAsync("A"));
        await hub.StopAsync();

        new[]
        {
            "returnshub.intake.kept", "returnshub.events.recorded", "returnshub.deliveries", "returnshub.feed.lag", "returnshub.queue.age",
            "returnshub.classifications", "returnshub.classification.confidence", "returnshub.holds", "returnshub.credits.released",
            "returnshub.credits.amount", "returnshub.erp.duration", "returnshub.source.silence",
        }.ShouldBeSubsetOf(collector.Instruments());
        collector.Resource().ShouldSatisfyAllConditions(
            r => r["service.name"].ShouldBe("returnshub"), r => r["service.version"].ShouldBe("0.1.0"));
    }

    /// <summary>The spans from the root to <paramref name="spanId"/>.</summary>
    private static List<ReceivedSpan> WayTo(IReadOnlyList<ReceivedSpan> spans, string spanId)
    {
        var way = new List<ReceivedSpan>();
        for (var id = spanId; id.Length > 0; id = way[0].ParentId) way.Insert(0, spans.Single(s => s.SpanId == id));
        return way;
    }
}
