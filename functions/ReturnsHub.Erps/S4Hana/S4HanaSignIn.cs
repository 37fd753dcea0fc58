using System.Net.Http.Headers;
using System.Text;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Booking.SignIn;

namespace ReturnsHub.Erps.S4Hana;

/// <summary>
/// The communication user of a communication arrangement: by user and password, or by OAuth 2.0 client credentials. The consumer's one
/// secret is the password or the client secret.
/// </summary>
internal static class S4HanaSignIn
{
    public static IErpAuth For(ErpConnection connection)
    {
        var settings = connection.Profile.Settings;
        var secret = connection.Consumer.Secrets[0];
        if (settings.GetValueOrDefault("tokenUrl") is not { } endpoint) return new UserAndPassword(Basic(settings["user"], secret));
        var client = Basic(settings["clientId"], secret);
        return new BearerTokens(connection.Http, connection.Time, () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
            request.Headers.Authorization = client;
            return request;
        });
    }

    public static IEnumerable<string> Check(Profile profile)
    {
        var settings = profile.Settings;
        if (settings.GetValueOrDefault("tokenUrl") is not { } endpoint)
        {
            if (string.IsNullOrWhiteSpace(settings.GetValueOrDefault("user"))) yield return "settings.user: name the communication user, or give tokenUrl and clientId for OAuth 2.0.";
            yield break;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
            yield return "settings.tokenUrl: give the token service's absolute https address.";
        if (string.IsNullOrWhiteSpace(settings.GetValueOrDefault("clientId"))) yield return "settings.clientId: name the OAuth 2.0 client.";
    }

    private static AuthenticationHeaderValue Basic(string user, string secret) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));

    private sealed class UserAndPassword(AuthenticationHeaderValue header) : IErpAuth
    {
        public ValueTask SignAsync(HttpRequestMessage request, CancellationToken ct)
        {
            request.Headers.Authorization = header;
            return ValueTask.CompletedTask;
        }

        public bool Forget() => false;
    }
}
