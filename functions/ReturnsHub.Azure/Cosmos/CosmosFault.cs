using System.Net;
using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Cosmos;

/// <summary>What a failed request means for whoever sent it.</summary>
internal enum CosmosFault
{
    /// <summary>It did not fail, or failed in a way that asking again does not change.</summary>
    None = 0,

    /// <summary>The service was too busy to look at it: nothing happened. 429.</summary>
    Throttled,

    /// <summary>It met another write of the same document, or a partition on the move: nothing happened. 449, 410.</summary>
    Displaced,

    /// <summary>No answer, or one that does not say: it may have happened. 408, 500, 502, 503, 504, a broken connection.</summary>
    Uncertain,
}

/// <summary>Reads status codes and exceptions (https://learn.microsoft.com/azure/cosmos-db/nosql/conceptual-resilient-sdk-applications).</summary>
internal static class CosmosFaults
{
    private const int RetryWith = 449;

    public static CosmosFault Of(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => CosmosFault.Throttled,
        HttpStatusCode.Gone or (HttpStatusCode)RetryWith => CosmosFault.Displaced,
        HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => CosmosFault.Uncertain,
        _ => CosmosFault.None,
    };

    /// <summary>What <paramref name="e"/> means. A cancellation that the caller asked for is no fault of the service.</summary>
    public static CosmosFault Of(Exception e, CancellationToken ct) => e switch
    {
        CosmosException answered => Of(answered.StatusCode),
        OperationCanceledException => ct.IsCancellationRequested ? CosmosFault.None : CosmosFault.Uncertain,
        HttpRequestException or IOException or TimeoutException => CosmosFault.Uncertain,
        _ => CosmosFault.None,
    };
}
