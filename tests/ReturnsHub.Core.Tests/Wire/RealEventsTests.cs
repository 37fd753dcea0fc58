using System.Text;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Wire;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Core.Tests.Wire;

/// <summary>What is really sent is what was published: every event of every scenario, by a judge that shares no code with the writer.</summary>
public class RealEventsTests
{
    public static TheoryData<string> Scenarios => [.. ScenarioCatalogue.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Every_event_of_a_scenario_fits_its_published_schema_and_has_no_member_beside_it(string scenario)
    {
        foreach (var e in ScenarioPlay.Record(scenario))
        {
            var schema = Schemas.Find(e.Type + ".json").ShouldNotBeNull(e.Type);
            (await Judge.FaultsAsync(Judge.Closed(schema), Encoding.UTF8.GetString(CloudEventJson.Write(e).Span))).ShouldBeEmpty(e.Type);
        }
    }
}
