using System.Net;
using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Cosmos;

/// <summary>How a write that may be sent only once in effect ended.</summary>
/// <param name="Answer">The service's last answer; null when there was none.</param>
/// <param name="Uncertain">Whether it, or a try before it, may have taken effect without an answer that says so.</param>
internal readonly record struct Sent<T>(T? Answer, bool Uncertain)
    where T : class;

/// <summary>
/// Sends requests and sends them again when that helps: as late as the service says, a bounded number of times, by the hub's clock.
/// The client's own retries of throttled requests are off, so that waits are counted in one place.
/// </summary>
internal sealed class CosmosCalls(TimeProvider time, Jitter jitter)
{
    /// <summary>Tries of one request at most.</summary>
    public const int MostTries = 10;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>The hub's clock.</summary>
    public TimeProvider Time => time;

    /// <summary>
    /// Runs what may run any number of times: a read, a query, a write that sets the same again. Answers of the service other than
    /// those worth another try come back as they are.
    /// </summary>
    public async Task<ResponseMessage> SendAsync(Func<CancellationToken, Task<ResponseMessage>> send, CancellationToken ct)
    {
        for (var tried = 1; ; tried++)
        {
            var (answer, fault) = await TryAsync(send, tried, ct);
            if (answer is null) await WaitAsync(tried, null, ct);
            else if (fault == CosmosFault.None || tried == MostTries) return answer;
            else
            {
                using (answer) await WaitAsync(tried, answer.Headers.RetryAfter(), ct);
            }
        }
    }

    /// <summary>As <see cref="SendAsync"/>, for calls that throw <see cref="CosmosException"/>: a page of a query, read from its start again.</summary>
    public async Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken ct)
    {
        for (var tried = 1; ; tried++)
        {
            TimeSpan? told;
            try
            {
                return await read(ct);
            }
            catch (Exception e) when (tried < MostTries && CosmosFaults.Of(e, ct) != CosmosFault.None)
            {
                told = (e as CosmosException)?.RetryAfter;
            }

            await WaitAsync(tried, told, ct);
        }
    }

    /// <summary>
    /// Sends a write that must not take effect twice. It is sent again while it certainly did not happen; when that is not known, the
    /// caller looks before it sends again.
    /// </summary>
    public async Task<Sent<TransactionalBatchResponse>> SendOnceAsync(
        Func<CancellationToken, Task<TransactionalBatchResponse>> send, CancellationToken ct)
    {
        for (var tried = 1; ; tried++)
        {
            TransactionalBatchResponse answer;
            try
            {
                answer = await send(ct);
            }
            catch (Exception e) when (CosmosFaults.Of(e, ct) == CosmosFault.Uncertain)
            {
                return new Sent<TransactionalBatchResponse>(null, Uncertain: true);
            }

            switch (CosmosFaults.Of(answer.StatusCode))
            {
                case CosmosFault.Uncertain:
                    return new Sent<TransactionalBatchResponse>(answer, Uncertain: true);
                case CosmosFault.None:
                    return new Sent<TransactionalBatchResponse>(answer, Uncertain: false);
                default:
                    if (tried == MostTries) throw Refused(answer.StatusCode, answer.ErrorMessage, answer.ActivityId, answer.RequestCharge);
                    using (answer) await WaitAsync(tried, answer.RetryAfter, ct);
                    break;
            }
        }
    }

    /// <summary>Waits before a further try: as long as the service said, else twice as long each time; never in step with others.</summary>
    public Task WaitAsync(int tried, TimeSpan? told, CancellationToken ct)
    {
        var own = FirstWait * Math.Pow(2, Math.Min(tried - 1, 8));
        if (own > LongestWait) own = LongestWait;
        var wait = jitter.Of(own);
        if (told is { } least && least > TimeSpan.Zero) wait += least < LongestWait ? least : LongestWait;
        return Task.Delay(wait, time, ct);
    }

    /// <summary>The exception for an answer that ends the work.</summary>
    public static CosmosException Refused(HttpStatusCode status, string? message, string? activity, double charge) =>
        new(message ?? status.ToString(), status, 0, activity ?? "", charge);

    private static async Task<(ResponseMessage? Answer, CosmosFault Fault)> TryAsync(
        Func<CancellationToken, Task<ResponseMessage>> send, int tried, CancellationToken ct)
    {
        try
        {
            var answer = await send(ct);
            return (answer, CosmosFaults.Of(answer.StatusCode));
        }
        catch (Exception e) when (tried < MostTries && CosmosFaults.Of(e, ct) is var fault && fault != CosmosFault.None)
        {
            return (null, fault);
        }
    }
}

/// <summary>What answers say beside their status.</summary>
internal static class CosmosHeaders
{
    private const string RetryAfterHeader = "x-ms-retry-after-ms";

    /// <summary>How long the service asks to wait; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(this Headers headers) =>
        double.TryParse(headers[RetryAfterHeader], System.Globalization.CultureInfo.InvariantCulture, out var ms) ? TimeSpan.FromMilliseconds(ms) : null;
}
