using System.Text;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Wire;
using ReturnsHub.Core.Wire.Samples;

namespace ReturnsHub.Core.Tests.Wire;

public class ModelRunTests
{
    private static ReasonClassified Sample => EventSamples.All.OfType<ReasonClassified>().Single();

    [Fact]
    public void A_classification_recorded_before_models_were_asked_still_reads_and_has_no_new_member()
    {
        var before = Sample with { Classification = Sample.Classification with { Model = null } };
        var wire = CloudEventJson.Write(EventSamples.Record(before, sequence: 1, previousHash: ""));

        JsonNode.Parse(wire.Span)!["data"]!["classification"]!.AsObject().ContainsKey("model").ShouldBeFalse();
        CloudEventJson.Read(wire).Data.ShouldBe(before);
    }

    [Fact]
    public void How_a_model_took_part_is_on_the_wire_in_codes_and_whole_numbers()
    {
        var wire = JsonNode.Parse(CloudEventJson.Write(EventSamples.Record(Sample, sequence: 1, previousHash: "")).Span)!;

        var run = wire["data"]!["classification"]!["model"]!;
        run["basis"]!.GetValue<string>().ShouldBe("LOG_PROBABILITIES");
        run["fallback"]!.GetValue<string>().ShouldBe("RATE_LIMITED");
        run["inputTokens"]!.GetValue<int>().ShouldBe(812);
        run["fromCache"]!.GetValue<bool>().ShouldBeTrue();
        CloudEventJson.Read(Encoding.UTF8.GetBytes(wire.ToJsonString())).Data.ShouldBe(Sample);
    }
}
