using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>Limits of a call.</summary>
public sealed record HttpShopifyOptions
{
    /// <summary>How long a call may take, from resolving the name to the last byte read. Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How much of an answer is read, in bytes; a longer one is unreadable. Default 2 MiB.</summary>
    public int MaxAnswerBytes { get; init; } = 2 * 1024 * 1024;
}

/// <summary>
/// The Admin API over plain HTTPS. <paramref name="http"/> must follow no redirects: the token goes to the shop's own domain and
/// nowhere else.
/// </summary>
public sealed class HttpShopifyAdmin(HttpClient http, TimeProvider time, HttpShopifyOptions options) : IShopifyAdmin
{
    private static readonly ProductInfoHeaderValue UserAgent = new("ReturnsHub", null);

    /// <summary>Where a domain's endpoint is; tests put a server of their own there.</summary>
    internal Func<string, Uri> Endpoint { get; init; } = ShopifyApi.Endpoint;

    /// <inheritdoc />
    public async Task<AdminAnswer> QueryAsync(ConnectionSettings shop, AdminQuery query, CancellationToken ct)
    {
        if (ShopifyShop.Of(shop) is not { } target)
            return AdminAnswers.Fault(AdminFault.Settings, "settings", "The connection names no shop domain and token.");
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            using var request = Request(target, query);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (await BodyAsync(response, limit.Token) is not { } body)
                return AdminAnswers.Fault(AdminFault.Unreadable, "too-long", "The answer is longer than the hub reads.", unknown: true);
            return AdminAnswers.Read((int)response.StatusCode, body, Header(response, ShopifyApi.VersionHeader), RetryAfter(response));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return AdminAnswers.Fault(AdminFault.Network, "timeout", "No answer in time.", unknown: true);
        }
        catch (Exception x) when (x is HttpRequestException or IOException)
        {
            // The message of a socket error can hold addresses; its kind says enough.
            var kind = (x as HttpRequestException)?.HttpRequestError ?? (x as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown;
            var sent = kind is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError);
            return AdminAnswers.Fault(AdminFault.Network, "connection", $"The connection failed: {kind}.", unknown: sent);
        }
    }

    private HttpRequestMessage Request(ShopifyShop shop, AdminQuery query)
    {
        var body = new JsonObject { ["query"] = query.Text, ["variables"] = query.Variables.DeepClone() };
        var request = new HttpRequestMessage(HttpMethod.Post, Endpoint(shop.Domain))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.UserAgent.Add(UserAgent);
        request.Headers.Add(ShopifyApi.TokenHeader, shop.Token);
        return request;
    }

    private async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (var read = await stream.ReadAsync(buffer, ct); read > 0; read = await stream.ReadAsync(buffer, ct))
        {
            if (body.Length + read > options.MaxAnswerBytes) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

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
