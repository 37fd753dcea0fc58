using System.Text.Json.Nodes;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Wire.Contracts;
using ReturnsHub.Testing.Judges;

namespace ReturnsHub.Core.Tests.Wire;

/// <summary>Every event type is a CloudEvent to the library of the CloudEvents project (https://github.com/cloudevents/sdk-javascript).</summary>
public class CloudEventsLibraryTests
{
    [SkippableFact]
    public void Every_event_type_is_read_and_found_valid()
    {
        Skip.If(Judges.Missing() is not null, Judges.Missing());
        var types = EventCatalogue.All.Select(e => e.Wire).ToList();
        var cases = new JsonArray([.. types.Select(t => new JsonObject
        {
            ["headers"] = new JsonObject { ["content-type"] = Core.Wire.CloudEventJson.MediaType },
            ["body"] = Convert.ToBase64String(EventExamples.Of(t).Span),
            ["secret"] = Core.Signatures.StandardWebhooks.NewSecret([.. Enumerable.Repeat((byte)1, 32)]),
        })]);
        var verdicts = Judges.Ask("webhook.mjs", cases.ToJsonString());
        verdicts.Select(v => v!["problem"]?.GetValue<string>()).ShouldAllBe(p => p == null);
        verdicts.Select(v => v!["event"]!["type"]!.GetValue<string>()).ShouldBe(types);
    }
}
