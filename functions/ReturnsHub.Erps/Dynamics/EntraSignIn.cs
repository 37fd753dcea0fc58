using System.Net;
using System.Net.Http.Headers;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Dynamics;

/// <summary>
/// Signs in with an app's own secret (client credentials,
/// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow). A token is kept until shortly before it expires.
/// </summary>
internal sealed class EntraSignIn(HttpClient http, EntraSettings settings, string secret, string scope, TimeProvider time) : IErpAuth
{
    private const int MaxAnswerBytes = 64 * 1024;

    // A token that expires on its way is refused; a slow post may be a minute on its way.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(1);

    private volatile Token? _token;

    public async ValueTask SignAsync(HttpRequestMessage request, CancellationToken ct)
    {
        // Two requests at once may both ask for a token; either serves.
        var token = _token is { } kept && kept.Until > time.GetUtcNow() ? kept : _token = await AskAsync(ct);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
    }

    public bool Forget()
    {
        var had = _token is not null;
        _token = null;
        return had;
    }

    private async Task<Token> AskAsync(CancellationToken ct)
    {
        var asked = time.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.TokenEndpoint);
        request.Content = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", settings.ClientId),
            new("client_secret", secret),
            new("scope", scope),
        ]);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        var answer = await ErpAnswer.ReadAsync(response, MaxAnswerBytes, ct);
        var value = answer.Body.Text("access_token");
        if (answer.Status == HttpStatusCode.OK && value is not null && answer.Body.Decimal("expires_in") is { } seconds and > 0 and < 1_000_000)
            return new Token(value, asked + TimeSpan.FromSeconds((double)seconds) - Margin);
        // The code (invalid_client) is stable; the description beside it names the app and the time.
        throw ErpFaultException.Retry(
            "sign-in",
            $"{(int)answer.Status} Sign-in failed: {Clip.Of(answer.Body.Text("error") ?? "no token", 60)}",
            answer.RetryAfter(time.GetUtcNow(), MaxRetryAfter));
    }

    private sealed record Token(string Value, DateTimeOffset Until);
}
