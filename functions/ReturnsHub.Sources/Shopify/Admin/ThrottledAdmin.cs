using System.Collections.Concurrent;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>
/// Keeps to a shop's leaky bucket: what a query is known to cost is not asked for before the bucket can hold it. It waits for
/// nobody; a call that would only be refused is answered as throttled at once, with how long it takes
/// (https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits).
/// </summary>
public sealed class ThrottledAdmin(IShopifyAdmin inner, TimeProvider time, ShopifyMetrics metrics) : IShopifyAdmin
{
    private readonly ConcurrentDictionary<string, (AdminCost Cost, DateTimeOffset At)> _buckets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, decimal> _costs = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task<AdminAnswer> QueryAsync(ConnectionSettings shop, AdminQuery query, CancellationToken ct)
    {
        var bucket = shop.ToString();
        if (Wait(bucket, query.Name) is { Ticks: > 0 } wait)
        {
            metrics.Called(query.Name, "held-back");
            return AdminAnswers.Fault(AdminFault.Throttled, "throttled", "The shop's bucket is not full enough yet; nothing was sent.") with { RetryAfter = wait };
        }

        var answer = await inner.QueryAsync(shop, query, ct);
        if (answer.Cost is { } cost)
        {
            _costs[query.Name] = cost.Requested;
            _buckets[bucket] = (cost, time.GetUtcNow());
        }

        metrics.Called(query.Name, answer is AdminAnswer.Failed failed ? failed.Fault.ToString() : "answered");
        return answer;
    }

    private TimeSpan Wait(string bucket, string query)
    {
        if (!_buckets.TryGetValue(bucket, out var known) || !_costs.TryGetValue(query, out var needed)) return TimeSpan.Zero;
        var restored = (decimal)Math.Max(0, (time.GetUtcNow() - known.At).TotalSeconds) * known.Cost.RestoreRate;
        return (known.Cost with { Available = Math.Min(known.Cost.Largest, known.Cost.Available + restored) }).Until(needed);
    }
}
