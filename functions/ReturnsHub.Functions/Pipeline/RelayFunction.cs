using Microsoft.Azure.Functions.Worker;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Feeds;
using ReturnsHub.Core.Relay;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Pipeline;

/// <summary>
/// Step 4: the change feed to the queues. A batch that fails is tried until it succeeds: the feed must not move past events that no queue
/// holds.
/// </summary>
internal sealed class RelayFunction(RelayHandler relay)
{
    private const int MostDocuments = 200;

    [Function(FunctionNames.Relay)]
    [ExponentialBackoffRetry(-1, "00:00:01", "00:01:00")]
    public Task RunAsync(
        [CosmosDBTrigger(
            SettingNames.DatabaseInTriggers,
            CosmosLayout.ReturnsContainer,
            Connection = SettingNames.Cosmos,
            LeaseContainerName = CosmosLayout.LeasesContainer,
            StartFromBeginning = true,
            MaxItemsPerInvocation = MostDocuments)]
        string documents,
        CancellationToken ct) => relay.RelayAsync(PushedEvents.Read(documents), ct);
}
