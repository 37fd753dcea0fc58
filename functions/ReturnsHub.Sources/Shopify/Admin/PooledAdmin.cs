namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>The Admin API as hosts call it: through one pool of connections, closed with it, and no faster than a shop's bucket fills.</summary>
public sealed class PooledAdmin : IShopifyAdmin, IDisposable
{
    private readonly HttpClient _http;
    private readonly ThrottledAdmin _admin;

    /// <param name="pool">Connects to shops and to nothing else; disposed of with this.</param>
    /// <param name="client">Makes what speaks to shops over that pool.</param>
    /// <param name="time">The clock of the buckets.</param>
    /// <param name="metrics">Counts the calls.</param>
    public PooledAdmin(HttpMessageHandler pool, Func<HttpClient, IShopifyAdmin> client, TimeProvider time, ShopifyMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(client);
        _http = new HttpClient(pool);
        _admin = new ThrottledAdmin(client(_http), time, metrics);
    }

    /// <inheritdoc />
    public Task<AdminAnswer> QueryAsync(ConnectionSettings shop, AdminQuery query, CancellationToken ct) => _admin.QueryAsync(shop, query, ct);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
