using System.Text;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Access;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tests.Returns;
using ReturnsHub.Core.Wire;
using ReturnsHub.Core.Wire.Samples;

namespace ReturnsHub.Core.Tests.Wire;

public class ViaTests
{
    [Fact]
    public void A_stream_recorded_before_there_was_a_via_still_verifies()
    {
        var stream = RecordedBefore();
        stream.Count.ShouldBe(37);
        stream.ShouldAllBe(e => e.Via == null);
        HashChain.FirstFault(stream).ShouldBeNull();
    }

    [Fact]
    public void A_via_slipped_into_a_stream_recorded_before_shows()
    {
        var stream = RecordedBefore();
        var wire = JsonNode.Parse(CloudEventJson.Write(stream[4]).Span)!;
        wire["via"] = "key:0a1b2c3d";
        stream[4] = CloudEventJson.Read(Encoding.UTF8.GetBytes(wire.ToJsonString()));
        HashChain.FirstFault(stream).ShouldBe("Event 5 is not what was recorded.");
    }

    [Fact]
    public void A_via_taken_out_shows()
    {
        var e = EventSamples.Record(new ReturnAuthorised(DateTimeOffset.UnixEpoch), sequence: 1, previousHash: "");
        var wire = JsonNode.Parse(CloudEventJson.Write(e).Span)!.AsObject();
        wire.Remove("via").ShouldBeTrue();
        HashChain.FirstFault([CloudEventJson.Read(Encoding.UTF8.GetBytes(wire.ToJsonString()))]).ShouldBe("Event 1 is not what was recorded.");
    }

    [Fact]
    public void What_a_system_reports_has_no_via_on_the_wire()
    {
        var shop = Shop.Accepted();
        foreach (var e in shop.Stream) JsonNode.Parse(CloudEventJson.Write(e).Span)!.AsObject().ContainsKey("via").ShouldBeFalse();
    }

    [Fact]
    public void What_a_person_commands_says_from_where_on_every_event_it_causes()
    {
        var shop = Shop.Accepted();
        var before = shop.Stream.Count;
        shop.Play(new Fact
        {
            Id = "api:reason:clara:1",
            Tenant = Shop.Tenant,
            Subject = new Subject.Known(shop.State.ReturnId),
            Connection = "api",
            OccurredAt = Shop.Day.AddHours(5),
            Actor = Actor.Person("clara"),
            Roles = [Role.Clerk],
            Via = "key:0a1b2c3d",
            Body = new ReasonSettled("rl-1", ReasonCode.Defective),
        });
        var caused = shop.Stream.Skip(before).ToList();
        caused.ShouldNotBeEmpty();
        caused.ShouldAllBe(e => e.Via == "key:0a1b2c3d");
        HashChain.FirstFault(shop.Stream).ShouldBeNull();
    }

    private static List<RecordedEvent> RecordedBefore()
    {
        using var reader = new StreamReader(typeof(ViaTests).Assembly.GetManifestResourceStream("recorded-before-via.ndjson")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => CloudEventJson.Read(Encoding.UTF8.GetBytes(line)))];
    }
}
