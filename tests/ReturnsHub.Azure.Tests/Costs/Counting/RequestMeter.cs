using ReturnsHub.CosmosGateway;
using ReturnsHub.CosmosGateway.Log;

namespace ReturnsHub.Azure.Tests.Costs.Counting;

/// <summary>Puts the gateway's requests down to the stage of the pipeline that caused them. Stages run one after the other.</summary>
internal sealed class RequestMeter(CosmosGateway.CosmosGateway gateway, Tally tally)
{
    private const int NothingNew = 304;

    /// <summary>Runs a stage and books what it asked of the store under its name.</summary>
    public async Task<T> WithinAsync<T>(string stage, Func<Task<T>> work)
    {
        gateway.Requests.Clear();
        var result = await work();
        foreach (var request in gateway.Requests.All) Book(stage, request);
        gateway.Requests.Clear();
        return result;
    }

    /// <summary>Runs a stage and books what it asked of the store under its name.</summary>
    public Task WithinAsync(string stage, Func<Task> work) => WithinAsync(stage, async () =>
    {
        await work();
        return true;
    });

    /// <summary>What a request is about: the container, and in those of many kinds the kind, which their partitions begin with.</summary>
    public static string KindOf(string container, string? partitionKey)
    {
        if (container is "returns" or "leases") return container;
        var kind = partitionKey?.Trim('[', ']', '"').Split('/')[0];
        return $"{container}-{(string.IsNullOrEmpty(kind) ? "many" : kind)}";
    }

    private void Book(string stage, RequestRecord request)
    {
        // A look at a feed that holds nothing new comes with the clock, not with the traffic.
        if (request is { Operation: Operation.ChangeFeed, Status: NothingNew }) return;
        var what = $"{stage}/{KindOf(request.Container, request.PartitionKey)}/{request.Operation}";
        tally.Add("ru/" + what, request.Charge);
        tally.Add("requests/" + what);
    }
}
