using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests.Costs;

/// <summary>What the change feed's own processor, which the app's trigger runs, writes down after a page.</summary>
public sealed class RelayCheckpointTests : IAsyncLifetime
{
    /// <summary>Request units of one note in the container of leases; in the published counts as requestUnitsPerCheckpoint.</summary>
    internal const double Most = 12;

    private CosmosGateway.CosmosGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await CosmosGateway.CosmosGateway.StartAsync(new GatewayOptions { PhysicalPartitions = 1 });

    public Task DisposeAsync() => _gateway.DisposeAsync().AsTask();

    [Fact]
    public async Task A_page_of_the_feed_is_written_down_once_for_at_most_12_request_units()
    {
        using var client = _gateway.CreateClient();
        await CosmosLayout.CreateAsync(client, "hub", CancellationToken.None);
        var returns = client.GetContainer("hub", CosmosLayout.ReturnsContainer);
        await returns.CreateItemAsync(new { id = "state", pk = "shop/ret_1" }, new PartitionKey("shop/ret_1"));
        var page = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var processor = returns
            .GetChangeFeedProcessorBuilder("relay", async (ChangeFeedProcessorContext _, Stream _, CancellationToken _) =>
            {
                await Task.Yield();
                _gateway.Requests.Clear();
                page.TrySetResult();
            })
            .WithLeaseContainer(client.GetContainer("hub", CosmosLayout.LeasesContainer))
            .WithInstanceName("one")
            .WithStartTime(DateTime.MinValue.ToUniversalTime())
            .WithPollInterval(TimeSpan.FromMilliseconds(20))
            .Build();
        await processor.StartAsync();
        await page.Task;
        await processor.StopAsync();

        var notes = _gateway.Requests.Of(container: CosmosLayout.LeasesContainer).Where(r => r.Operation == Operation.Replace).ToList();
        notes[0].Charge.ShouldBeLessThanOrEqualTo(Most);
    }
}
