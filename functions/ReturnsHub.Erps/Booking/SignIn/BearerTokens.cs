using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Booking.SignIn;

/// <summary>
/// Signs requests in with a bearer token (RFC 6750) that a token endpoint gives, and keeps it until a minute before it expires by the
/// connection's clock. Two requests that find none at the same time may both ask for one, which costs a call and no more.
/// </summary>
/// <param name="http">Sends only where the hub may.</param>
/// <param name="time">The clock of expiry.</param>
/// <param name="ask">Makes the request for a token; its content holds the secret and is never kept.</param>
internal sealed class BearerTokens(HttpClient http, TimeProvider time, Func<HttpRequestMessage> ask) : IErpAuth
{
    private const int MostBytes = 64 * 1024;

    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    private volatile Token? _token;
    private volatile bool _hadOne;

    public async ValueTask SignAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var token = _token;
        if (token is null || time.GetUtcNow() >= token.Until) _token = token = await AskAsync(ct);
        _hadOne = true;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
    }

    public bool Forget()
    {
        _token = null;
        return _hadOne;
    }

    private async Task<Token> AskAsync(CancellationToken ct)
    {
        using var request = ask();
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        ErpAnswer answer;
        try
        {
            answer = await ErpAnswer.ReadAsync(response, MostBytes, ct);
        }
        catch (JsonException)
        {
            throw ErpFaultException.Retry("sign-in", "The token endpoint's answer is no JSON.");
        }

        if (answer.Status == HttpStatusCode.OK && answer.Body.Text("access_token") is { Length: > 0 } value)
            return new Token(value, time.GetUtcNow() + Life(answer) - Early);
        // RFC 6749, 5.2: the code says what is wrong and holds no secret; the description may.
        throw ErpFaultException.Retry(
            "sign-in", $"{(int)answer.Status} {Clip.Of(answer.Body.Text("error"), 60)}".TrimEnd(), answer.RetryAfter(time.GetUtcNow(), TimeSpan.FromHours(1)));
    }

    private static TimeSpan Life(ErpAnswer answer) =>
        TimeSpan.FromSeconds((double)Math.Clamp(answer.Body.Decimal("expires_in") ?? 300, 0, 24 * 3600));

    private sealed record Token(string Value, DateTimeOffset Until);
}
