using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Wire;
using ReturnsHub.Core.Wire.Samples;

namespace ReturnsHub.Core.Tests.Wire;

public class CloudEventJsonTests
{
    public static TheoryData<string> WireTypes => [.. EventCatalogue.All.Select(e => e.Wire)];

    [Fact]
    public void There_is_exactly_one_sample_of_every_event_type() =>
        EventSamples.All.Select(e => e.GetType().Name).Order(StringComparer.Ordinal)
            .ShouldBe(EventCatalogue.All.Select(e => e.Type.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(WireTypes))]
    public void Every_event_reads_back_as_it_was_written(string wire)
    {
        var e = EventSamples.Of(EventCatalogue.TypeOf(wire)!);
        var written = CloudEventJson.Write(e);
        var read = CloudEventJson.Read(written);
        read.Data.GetType().ShouldBe(e.Data.GetType());
        (read with { Data = e.Data }).ShouldBe(e);
        // Rendered anew: the bytes it was read from are kept beside it.
        CloudEventJson.Render(read with { Hash = read.Hash }).ShouldBe(written.ToArray());
        HashChain.HashOf(read).ShouldBe(e.Hash);
        HashChain.HashOf(written).ShouldBe(e.Hash);
    }

    [Fact]
    public void A_first_event_of_the_hub_itself_has_no_hash_before_it_and_no_evidence()
    {
        var e = EventSamples.Record(new ReturnAuthorised(DateTimeOffset.UnixEpoch), sequence: 1, previousHash: "") with { Evidence = null };
        var json = JsonNode.Parse(CloudEventJson.Write(e).Span)!.AsObject();
        json.ContainsKey("previoushash").ShouldBeFalse();
        json.ContainsKey("evidence").ShouldBeFalse();
        CloudEventJson.Read(CloudEventJson.Write(e)).ShouldBe(e);
    }

    [Theory]
    [InlineData("type", "returnshub.return.eaten.v1")]
    [InlineData("type", null)]
    [InlineData("time", "yesterday")]
    [InlineData("source", "/somewhere/else")]
    [InlineData("data", null)]
    public void What_is_no_event_of_the_hub_is_refused(string name, string? value)
    {
        var json = JsonNode.Parse(CloudEventJson.Write(EventSamples.Of(typeof(ReturnAuthorised))).Span)!;
        json[name] = value;
        Should.Throw<JsonException>(() => CloudEventJson.Read(Encoding.UTF8.GetBytes(json.ToJsonString())));
    }
}
