using System.Text;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Core.Tests.Returns;
using ReturnsHub.Core.Wire;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Core.Tests.Wire;

public sealed class TestMarkTests
{
    [Theory]
    [InlineData(false, "shop", false, null)]
    [InlineData(false, "simulator.erp", false, null)]
    [InlineData(true, "shop", true, null)]
    [InlineData(true, "simulator", true, null)]
    [InlineData(true, "simulator-two", true, null)]
    [InlineData(true, "simulator.erp-two", true, "erp-two")]
    public void What_a_sandbox_records_is_marked_and_an_aimed_return_names_its_consumer(bool sandbox, string connection, bool marked, string? consumer)
    {
        var mark = TestMark.Of(sandbox, connection);

        (mark is not null).ShouldBe(marked);
        (mark?.Consumer).ShouldBe(consumer);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("erp")]
    public void The_mark_is_on_the_wire_and_comes_back_from_it(string? consumer)
    {
        var stream = ScenarioPlay.Record("refund-with-return", Aimed(consumer));
        foreach (var e in stream)
        {
            var wire = JsonNode.Parse(CloudEventJson.Write(e).Span)!;
            wire["test"]!.GetValue<bool>().ShouldBeTrue();
            ((string?)wire["testconsumer"]).ShouldBe(consumer);
            // A changed copy is written anew.
            var anew = CloudEventJson.Write(CloudEventJson.Read(CloudEventJson.Write(e)) with { Trace = null });
            Encoding.UTF8.GetString(anew.Span).ShouldBe(Encoding.UTF8.GetString(CloudEventJson.Write(e).Span));
        }

        HashChain.FirstFault(stream).ShouldBeNull();
    }

    [Fact]
    public void An_event_that_is_no_test_has_the_bytes_it_always_had()
    {
        foreach (var e in Shop.Accepted().Stream)
        {
            e.Test.ShouldBeNull();
            var wire = JsonNode.Parse(CloudEventJson.Write(e).Span)!.AsObject();
            wire.ContainsKey("test").ShouldBeFalse();
            wire.ContainsKey("testconsumer").ShouldBeFalse();
        }
    }

    [Fact]
    public void A_mark_taken_out_shows()
    {
        var stream = ScenarioPlay.Record("refund-with-return").ToList();
        var wire = JsonNode.Parse(CloudEventJson.Write(stream[2]).Span)!.AsObject();
        wire.Remove("test").ShouldBeTrue();
        stream[2] = Read(wire);
        HashChain.FirstFault(stream).ShouldBe("Event 3 is not what was recorded.");
    }

    [Fact]
    public void A_mark_slipped_in_shows()
    {
        var stream = Shop.Accepted().Stream.ToList();
        var wire = JsonNode.Parse(CloudEventJson.Write(stream[1]).Span)!.AsObject();
        wire["test"] = true;
        stream[1] = Read(wire);
        HashChain.FirstFault(stream).ShouldBe("Event 2 is not what was recorded.");
    }

    [Fact]
    public async Task Marked_events_fit_their_published_schemas()
    {
        foreach (var e in ScenarioPlay.Record("vendor-claim", Aimed("erp")))
            (await Judge.FaultsAsync(Judge.Closed(Schemas.Find(e.Type + ".json")!), Encoding.UTF8.GetString(CloudEventJson.Write(e).Span))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "erp", true)]
    [InlineData(null, "books", true)]
    [InlineData("erp", "erp", true)]
    [InlineData("erp", "books", false)]
    public void An_aimed_event_is_taken_by_its_consumer_alone(string? aim, string consumer, bool taken) =>
        Subscriptions.Takes(Consumer(consumer), ScenarioPlay.Record("refund-with-return", Aimed(aim))[0]).ShouldBe(taken);

    [Fact]
    public void A_consumer_that_an_event_is_meant_for_still_takes_only_the_types_it_asked_for()
    {
        var stream = ScenarioPlay.Record("refund-with-return", Aimed("erp"));
        var taken = stream.Where(e => Subscriptions.Takes(Consumer("erp") with { Events = ["credit.released"] }, e));
        taken.ShouldHaveSingleItem().Type.ShouldBe("returnshub.credit.released.v1");
    }

    private static ScenarioRun Aimed(string? consumer) => new(ScenarioPlay.Tenant, "run-1", ScenarioPlay.Start, consumer);

    private static ConsumerSettings Consumer(string id) =>
        new() { Tenant = ScenarioPlay.Tenant, Id = id, Connector = "signed-webhook", Url = new Uri("https://erp.example/") };

    private static RecordedEvent Read(JsonObject wire) => CloudEventJson.Read(Encoding.UTF8.GetBytes(wire.ToJsonString()));
}
