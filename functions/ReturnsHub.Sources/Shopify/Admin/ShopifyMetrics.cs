using System.Diagnostics.Metrics;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>What the hub counts of its calls to shops, on the meter <c>ReturnsHub</c>. Tags carry codes and names, never content.</summary>
public sealed class ShopifyMetrics : IDisposable
{
    private readonly Meter _meter = new("ReturnsHub");
    private readonly Counter<long> _calls;
    private readonly Counter<long> _subscriptions;
    private readonly Counter<long> _found;

    /// <summary>Creates the instruments.</summary>
    public ShopifyMetrics()
    {
        _calls = _meter.CreateCounter<long>("returnshub.shopify.calls", "{call}", "Calls to shops by query and outcome.");
        _subscriptions = _meter.CreateCounter<long>("returnshub.shopify.subscriptions", "{subscription}", "Webhook subscriptions found otherwise than they should be, by what was found.");
        _found = _meter.CreateCounter<long>("returnshub.shopify.reconciled", "{report}", "Returns and refunds that never arrived by webhook and were fetched.");
    }

    internal void Called(string query, string outcome) =>
        _calls.Add(1, new KeyValuePair<string, object?>("query", query), new KeyValuePair<string, object?>("outcome", outcome));

    internal void Subscription(string finding) => _subscriptions.Add(1, new KeyValuePair<string, object?>("finding", finding));

    internal void Reconciled(string kind) => _found.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}
