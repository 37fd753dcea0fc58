using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Functions.Shopify;

/// <summary>Sends what ShopifySharp made through the hub's own client, and reads the answer before ShopifySharp takes it apart.</summary>
internal sealed class ListeningHandler(HttpClient http, TimeProvider time) : HttpMessageHandler
{
    /// <summary>The answer; null when none came.</summary>
    public AdminAnswer? Answer { get; private set; }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var copy = await CopyAsync(request, cancellationToken);
        var response = await http.SendAsync(copy, HttpCompletionOption.ResponseContentRead, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var version = response.Headers.TryGetValues(ShopifyApi.VersionHeader, out var values) ? values.FirstOrDefault() : null;
        Answer = AdminAnswers.Read((int)response.StatusCode, body, version, RetryAfter(response));
        return response;
    }

    // A client refuses a request that another client has begun to send.
    private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers) copy.Headers.TryAddWithoutValidation(name, values);
        if (request.Content is not { } content) return copy;
        copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync(ct));
        foreach (var (name, values) in content.Headers) copy.Content.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        TimeSpan? asked = response.Headers.RetryAfter switch
        {
            { Delta: { } wait } => wait,
            { Date: { } at } => at - time.GetUtcNow(),
            _ => null,
        };
        return asked is { } given && given > TimeSpan.Zero ? given : null;
    }
}
