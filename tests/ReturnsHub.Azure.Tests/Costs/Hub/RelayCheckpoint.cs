using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests.Costs.Hub;

/// <summary>What the change feed's own processor, which the app's trigger runs, writes down after a page: how far it came, on its lease.</summary>
internal static class RelayCheckpoint
{
    /// <summary>Request units of one note.</summary>
    public static async Task<double> MeasureAsync()
    {
        var time = new ManualTime();
        await using var gateway = await CosmosGateway.CosmosGateway.StartAsync(new GatewayOptions { PhysicalPartitions = 1, Time = time });
        using var client = gateway.CreateClient();
        await CosmosLayout.CreateAsync(client, "hub", CancellationToken.None);
        var returns = client.GetContainer("hub", CosmosLayout.ReturnsContainer);
        await returns.CreateItemAsync(new { id = "state", pk = "shop/ret_1" }, new PartitionKey("shop/ret_1"));
        var page = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var processor = returns
            .GetChangeFeedProcessorBuilder("relay", (ChangeFeedProcessorContext _, Stream _, CancellationToken _) =>
            {
                // The lease was last written some seconds ago; the time of a document is indexed.
                time.Advance(TimeSpan.FromSeconds(5));
                gateway.Requests.Clear();
                page.TrySetResult();
                return Task.CompletedTask;
            })
            .WithLeaseContainer(client.GetContainer("hub", CosmosLayout.LeasesContainer))
            .WithInstanceName("one")
            .WithStartTime(DateTime.MinValue.ToUniversalTime())
            .WithPollInterval(TimeSpan.FromMilliseconds(20))
            .Build();
        await processor.StartAsync();
        await page.Task;
        // The note of the page comes after the handler and before the lease is given back; one that another note overtook is made again.
        await processor.StopAsync();
        return gateway.Requests.Of(Operation.Replace, CosmosLayout.LeasesContainer).First(r => r.Status == 200).Charge;
    }
}
