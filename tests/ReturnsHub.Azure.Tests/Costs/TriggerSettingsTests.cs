using System.Text.Json;
using ReturnsHub.Azure.Tests.Costs.Counting;
using ReturnsHub.Azure.Tests.Costs.Hub;

namespace ReturnsHub.Azure.Tests.Costs;

/// <summary>What is counted is what the app's triggers do: the settings on which the counting rests are those of the app.</summary>
public class TriggerSettingsTests
{
    [Fact]
    public void The_feeds_trigger_takes_as_many_documents_as_are_counted() =>
        Source("Pipeline", "RelayFunction.cs").ShouldContain($"MostDocuments = {FeedTrigger.MostDocuments};");

    [Theory]
    // Nothing is fetched ahead, each function settles its own message, and a session is left when nothing has come for a second.
    [InlineData("prefetchCount", "0")]
    [InlineData("autoCompleteMessages", "False")]
    [InlineData("sessionIdleTimeout", "00:00:01")]
    public void Queue_triggers_are_set_as_they_are_counted(string setting, string value)
    {
        using var host = JsonDocument.Parse(File.ReadAllBytes(CostFile.InRepository("host.json")));
        host.RootElement.GetProperty("extensions").GetProperty("serviceBus").GetProperty(setting).ToString().ShouldBe(value);
    }

    [Theory]
    [InlineData("InboundFunction.cs")]
    [InlineData("ClassifyFunction.cs")]
    [InlineData("DeliverFunction.cs")]
    public void A_queue_trigger_hands_out_one_message_at_a_time_by_session(string file)
    {
        var source = Source("Pipeline", file);
        source.ShouldContain("IsSessionsEnabled = true");
        source.ShouldContain("ServiceBusReceivedMessage message");
        source.ShouldNotContain("ServiceBusReceivedMessage[]");
    }

    [Theory]
    // Each is one call of the broker, and each is counted as one in MeteredSession.
    [InlineData("GetSessionStateAsync")]
    [InlineData("SetSessionStateAsync")]
    [InlineData("sender.SendAsync")]
    [InlineData("CompleteMessageAsync")]
    [InlineData("DeadLetterMessageAsync")]
    public void A_delivery_in_hand_calls_the_broker_where_it_is_counted(string call) =>
        Source("Queues", "BrokerSession.cs").Split(call).Length.ShouldBe(2);

    private static string Source(params string[] path) => File.ReadAllText(CostFile.InRepository(["functions", "ReturnsHub.Functions", .. path]));
}
