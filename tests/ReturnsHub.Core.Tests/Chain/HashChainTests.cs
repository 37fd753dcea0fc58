using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Wire;
using ReturnsHub.Core.Wire.Samples;

namespace ReturnsHub.Core.Tests.Chain;

public class HashChainTests
{
    [Fact]
    public void An_untouched_stream_has_no_fault()
    {
        HashChain.FirstFault(Stream()).ShouldBeNull();
        HashChain.FirstFault([]).ShouldBeNull();
        HashChain.FirstFault(Stream().Select(e => CloudEventJson.Read(CloudEventJson.Write(e)))).ShouldBeNull();
    }

    [Fact]
    public void The_bytes_an_event_is_sealed_as_are_those_it_is_written_as()
    {
        foreach (var e in Stream()) CloudEventJson.Write(e).ToArray().ShouldBe(CloudEventJson.Render(e with { Hash = e.Hash }));
    }

    [Fact]
    public void A_byte_changed_in_the_stored_form_shows()
    {
        var stream = Stream();
        var stored = Encoding.UTF8.GetString(CloudEventJson.Write(stream[2]).Span);
        var changed = stored.Replace("\"actorid\":\"user-17\"", "\"actorid\":\"user-18\"", StringComparison.Ordinal);
        changed.ShouldNotBe(stored);
        stream[2] = CloudEventJson.Read(Encoding.UTF8.GetBytes(changed));
        HashChain.FirstFault(stream).ShouldBe("Event 3 is not what was recorded.");
    }

    [Fact]
    public void A_member_slipped_into_the_stored_form_shows()
    {
        var stream = Stream();
        var wire = JsonNode.Parse(CloudEventJson.Write(stream[1]).Span)!;
        wire["data"]!["added"] = true;
        stream[1] = CloudEventJson.Read(Encoding.UTF8.GetBytes(wire.ToJsonString()));
        HashChain.FirstFault(stream).ShouldBe("Event 2 is not what was recorded.");
    }

    [Fact]
    public void A_changed_event_shows_at_its_place()
    {
        var stream = Stream();
        stream[2] = stream[2] with { Data = new ReturnDeclined(stream[2].OccurredAt, "OTHER") };
        HashChain.FirstFault(stream).ShouldBe("Event 3 is not what was recorded.");
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Every_attribute_is_under_the_hash(string what, Func<RecordedEvent, RecordedEvent> change)
    {
        var stream = Stream();
        stream[1] = change(stream[1]);
        HashChain.FirstFault(stream).ShouldNotBeNull(what);
    }

    [Fact]
    public void A_changed_event_sealed_anew_shows_at_the_next()
    {
        var stream = Stream();
        stream[2] = HashChain.Seal(stream[2] with { Data = new ReturnReopened(stream[2].OccurredAt) });
        HashChain.FirstFault(stream).ShouldBe("Event 4 does not follow the event before it.");
    }

    [Fact]
    public void A_gap_shows()
    {
        var stream = Stream();
        stream.RemoveAt(1);
        HashChain.FirstFault(stream).ShouldBe("Sequence 2 is missing; 3 follows.");
    }

    [Fact]
    public void A_missing_start_shows()
    {
        var stream = Stream();
        stream.RemoveAt(0);
        HashChain.FirstFault(stream).ShouldBe("Sequence 1 is missing; 2 follows.");
    }

    [Fact]
    public void A_swap_shows()
    {
        var stream = Stream();
        (stream[1], stream[2]) = (stream[2], stream[1]);
        HashChain.FirstFault(stream).ShouldBe("Sequence 2 is missing; 3 follows.");
    }

    [Fact]
    public void A_swap_that_renumbers_shows()
    {
        var stream = Stream();
        (stream[1], stream[2]) = (stream[2] with { Sequence = 2 }, stream[1] with { Sequence = 3 });
        HashChain.FirstFault(stream).ShouldBe("Event 2 does not follow the event before it.");
    }

    [Fact]
    public void A_repeated_event_shows()
    {
        var stream = Stream();
        stream.Insert(1, stream[0]);
        HashChain.FirstFault(stream).ShouldBe("Sequence 2 is missing; 1 follows.");
    }

    [Fact]
    public void An_event_of_another_return_does_not_fit()
    {
        var stream = Stream();
        stream[0] = HashChain.Seal(stream[0] with { ReturnId = ReturnId.For(new TenantId("acme"), "shop", "other") });
        HashChain.FirstFault(stream).ShouldBe("Event 2 does not follow the event before it.");
    }

    [Fact]
    public void Anyone_can_compute_a_hash_from_the_wire_however_it_is_laid_out()
    {
        var e = Stream()[0];
        var wire = JsonNode.Parse(CloudEventJson.Write(e).Span)!.AsObject();
        var shuffled = new JsonObject(wire.Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        HashChain.HashOf(Encoding.UTF8.GetBytes(shuffled.ToJsonString(new() { WriteIndented = true }))).ShouldBe(e.Hash);

        wire.Remove("hash");
        var canonical = "{" + string.Join(',', wire.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"\"{p.Key}\":{p.Value!.ToJsonString()}")) + "}";
        Convert.ToHexStringLower(SHA256.HashData([1, .. Encoding.UTF8.GetBytes(canonical)])).ShouldBe(e.Hash);
    }

    public static TheoryData<string, Func<RecordedEvent, RecordedEvent>> Changes() => new()
    {
        { "id", e => e with { Id = Guid.Empty } },
        { "tenant", e => e with { Tenant = new TenantId("other") } },
        { "return", e => e with { ReturnId = ReturnId.For(e.Tenant, "shop", "other") } },
        { "sequence", e => e with { Sequence = 3 } },
        { "type", e => e with { Type = "returnshub.return.cancelled.v1" } },
        { "time", e => e with { OccurredAt = e.OccurredAt.AddTicks(1) } },
        { "recorded at", e => e with { RecordedAt = e.RecordedAt.AddTicks(1) } },
        { "source", e => e with { Source = "other" } },
        { "cause", e => e with { CausationId = "other" } },
        { "actor kind", e => e with { Actor = e.Actor with { Kind = ActorKind.Model } } },
        { "actor", e => e with { Actor = e.Actor with { Id = "other" } } },
        { "via", e => e with { Via = "platform:aad" } },
        { "no via", e => e with { Via = null } },
        { "evidence", e => e with { Evidence = null } },
        { "previous hash", e => e with { PreviousHash = new string('0', 64) } },
        { "hash", e => e with { Hash = new string('0', 64) } },
    };

    private static List<RecordedEvent> Stream()
    {
        var at = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        ReturnEvent[] events = [new ReturnAuthorised(at), new ReturnClosed(at), new ReturnReopened(at.AddHours(1)), new ReturnCancelled(at.AddHours(2))];
        var stream = new List<RecordedEvent>();
        foreach (var data in events)
            stream.Add(EventSamples.Record(data, stream.Count + 1, stream.Count > 0 ? stream[^1].Hash : ""));
        return stream;
    }
}
