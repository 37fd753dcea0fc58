using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Relay;

namespace ReturnsHub.Web.Tests.Feed;

public sealed class PullConsumerTests(PollingHub hub) : IClassFixture<PollingHub>
{
    [Fact]
    public async Task Nothing_is_queued_for_a_consumer_that_pulls()
    {
        await hub.OpenAsync("pull-1");
        while (await hub.Get<RelayHandler>().RelayAsync(CancellationToken.None) > 0)
        {
        }

        (await WaitingAsync("books")).ShouldBeGreaterThan(0);
        (await WaitingAsync("archive")).ShouldBe(0);
    }

    private async Task<int> WaitingAsync(string consumer)
    {
        var sessions = await hub.Get<IMessageQueue>().ReceiveAsync(Queues.Deliver(RunningHub.Shop, consumer), 16, 64, TimeSpan.Zero, CancellationToken.None);
        return sessions.Sum(s => s.Messages.Count);
    }
}
