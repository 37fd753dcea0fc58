using System.Xml;
using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Code;

/// <summary>The queues that are deployed are the queues that the code sends to and listens to.</summary>
public class QueueTests
{
    private static readonly string Names = Repository.Path("functions", "ReturnsHub.Azure", "Queues", "QueueNames.cs");

    [Fact]
    public void There_are_three_queues_each_ordered_by_session_without_repeats_and_with_a_place_for_what_failed()
    {
        Deployed().ShouldBe(["inbound", "classify", "deliver"]);
        var properties = Properties();
        properties["requiresSession"].ShouldBe(true);
        properties["requiresDuplicateDetection"].ShouldBe(true);
        properties["deadLetteringOnMessageExpiration"].ShouldBe(true);
        // Ten minutes at least: the port's promise (Core/Ports/IMessageQueue.cs).
        XmlConvert.ToTimeSpan((string)properties["duplicateDetectionHistoryTimeWindow"]!).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void Names_deliveries_and_the_window_are_those_of_the_code()
    {
        var code = new Constants(File.ReadAllText(Names));
        Deployed().ShouldBe(code.Texts.Values, ignoreOrder: true);
        Properties()["maxDeliveryCount"].ShouldBe((long)code.Numbers["MaxDeliveryCount"]);
        XmlConvert.ToTimeSpan((string)Properties()["duplicateDetectionHistoryTimeWindow"]!).ShouldBe(TimeSpan.FromMinutes(code.Numbers["DuplicateWindowMinutes"]));
    }

    [Fact]
    public void Locks_last_at_most_what_the_service_allows()
    {
        // https://learn.microsoft.com/azure/service-bus-messaging/message-transfers-locks-settlement: five minutes.
        Queues().ShouldAllBe(q => XmlConvert.ToTimeSpan((string)q["lockDuration"]!) <= TimeSpan.FromMinutes(5));
    }

    private static IEnumerable<string> Deployed() => Queues().Select(q => (string)q["name"]!);

    private static IEnumerable<Dictionary<string, object?>> Queues()
    {
        var file = Infra.Module("service-bus");
        return ((List<object?>)new Constant(file).Of(file.Of(DeclarationKind.Var).Single(v => v.Symbol == "queues").Value)!).Cast<Dictionary<string, object?>>();
    }

    private static Dictionary<string, object?> Properties()
    {
        var file = Infra.Module("service-bus");
        return (Dictionary<string, object?>)new Constant(file).Of(file.Resources.Single(r => r.Symbol == "queue").Body!["properties"])!;
    }
}
