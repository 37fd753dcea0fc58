using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;

namespace ReturnsHub.Azure.Channels;

/// <inheritdoc />
internal sealed class CosmosChannelUse(CosmosConnection cosmos) : IChannelUse
{
    private const string Given = "SELECT VALUE c.channels FROM c WHERE c.channelDay = @day";

    public async Task<IReadOnlyDictionary<string, int>> OnAsync(TenantId tenant, DateOnly day, CancellationToken ct)
    {
        var query = new QueryDefinition(Given).WithParameter("@day", ChannelUnits.Day(tenant, day));
        var use = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (channel, units) in (await cosmos.AllAsync<Dictionary<string, int>>(cosmos.Returns, query, pk: null, ct)).SelectMany(g => g))
            use[channel] = use.GetValueOrDefault(channel) + units;
        return use;
    }
}
