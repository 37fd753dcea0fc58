using Microsoft.AspNetCore.Http;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Access.Platform;

/// <summary>Reads the caller the platform signed in.</summary>
internal sealed class PlatformPrincipals
{
    private const string PrincipalHeader = "X-MS-CLIENT-PRINCIPAL";
    private const string ProviderHeader = "X-MS-CLIENT-PRINCIPAL-IDP";

    // The object id is the same for a person everywhere in a directory and is never given to another:
    // https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference
    private static readonly string[] ObjectIdClaims = ["oid", "http://schemas.microsoft.com/identity/claims/objectidentifier"];
    private static readonly string[] IssuerClaims = ["iss"];

    private readonly PlatformAuthentication _trusted;

    /// <exception cref="ArgumentException">The settings would let in nobody or anybody.</exception>
    public PlatformPrincipals(PlatformAuthentication trusted)
    {
        if (trusted.Check() is { Count: > 0 } wrong) throw new ArgumentException(string.Join(' ', wrong), nameof(trusted));
        _trusted = trusted;
    }

    private static Problem Invalid { get; } =
        new(401, "principal-invalid", "The platform's principal cannot be read. Sign in again; if it stays, report it to the hub's operator.");

    private static Problem Untrusted { get; } =
        new(401, "principal-untrusted", "The hub does not trust this identity provider or issuer. Sign in with an account of the organisation that runs it.");

    private static Problem WithoutTenant { get; } =
        new(403, "tenant-not-assigned", "You are signed in, yet no tenant of the hub is assigned to you, or several are. Ask an administrator to assign one.");

    private static Problem CrossSite { get; } =
        new(403, "cross-site", "Another site sent this request with your sign-in. Open the hub itself to do this.");

    /// <summary>Whether the platform says that somebody signed in.</summary>
    public static bool IsOn(HttpRequest request) => request.Headers.ContainsKey(PrincipalHeader);

    public Identified Read(HttpRequest request)
    {
        if (request.Headers[PrincipalHeader] is not [{ } header] || ClientPrincipal.Decode(header) is not { } principal) return Refused(Invalid);
        if (!_trusted.Providers.Contains(principal.Provider, StringComparer.Ordinal) || !AgreesOnProvider(request, principal.Provider)) return Refused(Untrusted);
        if (principal.Values(IssuerClaims) is not [{ } issuer] || !_trusted.Issuers.Contains(issuer, StringComparer.Ordinal)) return Refused(Untrusted);
        if (principal.Values(ObjectIdClaims) is not [{ } id] || !Guid.TryParseExact(id, "D", out var subject)) return Refused(Invalid);
        if (IsCrossSite(request)) return Refused(CrossSite);
        var tenants = principal.Values(_trusted.TenantClaims).Where(_trusted.Tenants.ContainsKey).Select(v => _trusted.Tenants[v]).Distinct().ToList();
        if (tenants is not [var tenant]) return Refused(WithoutTenant);
        IReadOnlyList<Role> roles =
            [.. principal.Values(_trusted.RoleClaims).SelectMany(v => _trusted.Roles.TryGetValue(v, out var given) ? given : []).Distinct().Order()];
        return new Identified(new Caller(subject.ToString("D"), tenant, roles, CallerOrigin.Platform, principal.Provider), null);
    }

    private static Identified Refused(Problem problem) => new(null, problem);

    private static bool AgreesOnProvider(HttpRequest request, string provider) =>
        request.Headers[ProviderHeader] is var named && (named.Count == 0 || (named is [{ } one] && one == provider));

    /// <summary>
    /// The platform signs in by cookie as well, and a browser sends that along with another site's form. Browsers say where a request
    /// started (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site), and older ones at least which site's page sent it.
    /// </summary>
    private static bool IsCrossSite(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return false;
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site) return site is not ["same-origin" or "none"];
        return request.Headers.Origin is { Count: > 0 } origin
            && !(origin is [{ } one] && Uri.TryCreate(one, UriKind.Absolute, out var page) && page.Authority == request.Host.Value);
    }
}
