using System.Net;
using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Documents;

/// <summary>
/// Tries again what the service answers for a moment only: 408 timed out, 410 moved, 429 throttled, 449 came between, 500, 503. The client
/// itself tries 429 again and moves between regions; this covers what it hands on, and answers that never came.
/// https://learn.microsoft.com/azure/cosmos-db/nosql/conceptual-resilient-sdk-applications
/// </summary>
internal static class CosmosRetries
{
    /// <summary>Tries of one operation; with the pauses between them about 5 seconds.</summary>
    private const int Most = 8;

    private const int FirstPauseMs = 20;
    private const int LongestPauseMs = 1_500;
    private const HttpStatusCode RetryWith = (HttpStatusCode)449;

    /// <summary>Runs an operation until it is answered for good or was tried often enough; then its last answer.</summary>
    public static Task<ResponseMessage> RunAsync(Func<CancellationToken, Task<ResponseMessage>> call, CancellationToken ct) =>
        RunAsync(call, answer => (answer.StatusCode, answer.Headers.RetryAfter()), ct);

    /// <summary>The same for a batch.</summary>
    public static Task<TransactionalBatchResponse> RunBatchAsync(Func<CancellationToken, Task<TransactionalBatchResponse>> call, CancellationToken ct) =>
        RunAsync(call, answer => (answer.StatusCode, answer.RetryAfter), ct);

    /// <summary>The same for a whole query, which starts again.</summary>
    public static async Task<T> RunQueryAsync<T>(Func<Task<T>> query, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await query();
            }
            catch (Exception e) when (attempt < Most && IsPassing(e, ct))
            {
                await PauseAsync(attempt, ct);
            }
        }
    }

    /// <summary>Waits before another try: longer each time, and not the same for everybody.</summary>
    public static Task PauseAsync(int attempt, CancellationToken ct)
    {
        var longest = Math.Min(LongestPauseMs, FirstPauseMs << Math.Min(attempt - 1, 7));
        return Task.Delay(TimeSpan.FromMilliseconds(longest * (0.5 + (Random.Shared.NextDouble() / 2))), ct);
    }

    /// <summary>What a batch that failed is thrown as.</summary>
    public static CosmosException Failure(TransactionalBatchResponse answer) =>
        new("A batch was not taken.", answer.StatusCode, 0, answer.ActivityId, answer.RequestCharge);

    private static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> call, Func<T, (HttpStatusCode Status, TimeSpan? RetryAfter)> read, CancellationToken ct)
        where T : IDisposable
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? retryAfter = null;
            try
            {
                var answer = await call(ct);
                (var status, retryAfter) = read(answer);
                if (attempt == Most || !IsPassing(status)) return answer;
                answer.Dispose();
            }
            catch (Exception e) when (attempt < Most && IsPassing(e, ct))
            {
                retryAfter = (e as CosmosException)?.RetryAfter;
            }

            if (retryAfter is { } asked && asked > TimeSpan.Zero) await Task.Delay(asked, ct);
            else await PauseAsync(attempt, ct);
        }
    }

    private static TimeSpan? RetryAfter(this Headers headers) =>
        int.TryParse(headers["x-ms-retry-after-ms"], out var ms) && ms is > 0 and < 60_000 ? TimeSpan.FromMilliseconds(ms) : null;

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.Gone
        or HttpStatusCode.TooManyRequests or RetryWith or HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable;

    private static bool IsPassing(Exception e, CancellationToken ct) => e switch
    {
        CosmosException cosmos => IsPassing(cosmos.StatusCode),
        OperationCanceledException => !ct.IsCancellationRequested,
        HttpRequestException or IOException or TimeoutException => true,
        _ => false,
    };
}
