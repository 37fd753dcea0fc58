using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Dynamics;

/// <summary>Who signs in with Microsoft Entra, and where.</summary>
/// <param name="Login">The sign-in host; the client secret goes there and nowhere else.</param>
/// <param name="TenantId">The directory: its id or one of its domains.</param>
/// <param name="ClientId">The app registration's application id.</param>
internal sealed record EntraSettings(Uri Login, string TenantId, string ClientId)
{
    private const string PublicCloud = "https://login.microsoftonline.com";

    /// <summary>Where tokens are asked for (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow).</summary>
    public Uri TokenEndpoint => new($"{Login.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(TenantId)}/oauth2/v2.0/token");

    public static EntraSettings Of(Profile profile) =>
        new(new Uri(profile.Settings.GetValueOrDefault("loginHost", PublicCloud)), profile.Settings["tenantId"], profile.Settings["clientId"]);

    public static IEnumerable<string> Check(Profile profile)
    {
        if (string.IsNullOrWhiteSpace(profile.Settings.GetValueOrDefault("tenantId"))) yield return "settings.tenantId: name the Entra directory, by id or domain.";
        if (string.IsNullOrWhiteSpace(profile.Settings.GetValueOrDefault("clientId"))) yield return "settings.clientId: name the app registration's application id.";
        var login = profile.Settings.GetValueOrDefault("loginHost", PublicCloud);
        if (!Uri.TryCreate(login, UriKind.Absolute, out var host) || (host.Scheme != Uri.UriSchemeHttps && !(host.Scheme == Uri.UriSchemeHttp && host.IsLoopback))
            || host.UserInfo.Length > 0 || host.Query.Length > 0 || host.Fragment.Length > 0)
        {
            yield return $"settings.loginHost: the client secret is sent there; give an https address without query, or leave it out for {PublicCloud}.";
        }
    }

    public static IEnumerable<string> CheckSecrets(IReadOnlyList<string> secrets)
    {
        if (secrets.Count != 1 || string.IsNullOrWhiteSpace(secrets[0])) yield return "Give exactly one secret: the app registration's client secret.";
    }
}
