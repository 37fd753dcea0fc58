using System.Text;
using ReturnsHub.CosmosGateway.Http;

namespace ReturnsHub.CosmosGateway.Items;

/// <summary>https://learn.microsoft.com/azure/cosmos-db/concepts-limits</summary>
internal static class ItemLimits
{
    public const int MaxItemBytes = 2 * 1024 * 1024;
    public const int MaxRequestBytes = 2 * 1024 * 1024;
    public const int MaxBatchOperations = 100;
    public const int MaxIdBytes = 1023;

    public static GatewayResponse? CheckId(string? id)
    {
        if (string.IsNullOrEmpty(id))
            return GatewayResponse.Error(400, "The input content is invalid because the required properties - 'id; ' - are missing");
        if (id.AsSpan().IndexOfAny("/\\?#") >= 0)
            return GatewayResponse.Error(400, "Id contains illegal chars.");
        return Encoding.UTF8.GetByteCount(id) > MaxIdBytes
            ? GatewayResponse.Error(400, "The input name is invalid because it is too long.")
            : null;
    }

    public static GatewayResponse TooLarge() => GatewayResponse.Error(413, "Request size is too large.");
}
