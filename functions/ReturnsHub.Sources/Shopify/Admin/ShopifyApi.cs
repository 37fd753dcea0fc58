using System.Text.RegularExpressions;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>Where the Admin API is, and in which version the hub speaks it.</summary>
public static partial class ShopifyApi
{
    /// <summary>
    /// The one version the hub asks for. Shopify serves a version for a year and then answers with the oldest it still serves
    /// instead (https://shopify.dev/docs/api/usage/versioning); the subscription audit says when that begins.
    /// </summary>
    public const string Version = "2026-04";

    /// <summary>The header that carries a shop's token.</summary>
    public const string TokenHeader = "X-Shopify-Access-Token";

    /// <summary>The header in which an answer names the version it was given in.</summary>
    public const string VersionHeader = "X-Shopify-API-Version";

    /// <summary>Whether <paramref name="domain"/> is a shop's own domain at Shopify, the only host a token is ever sent to.</summary>
    public static bool IsShopDomain(string? domain) => domain is not null && DomainShape().IsMatch(domain);

    /// <summary>The address of a shop's GraphQL endpoint.</summary>
    /// <exception cref="ArgumentException"><paramref name="domain"/> is not a shop's own domain.</exception>
    public static Uri Endpoint(string domain) => IsShopDomain(domain)
        ? new Uri($"https://{domain}/admin/api/{Version}/graphql.json")
        : throw new ArgumentException("Not a domain of the form {shop}.myshopify.com.", nameof(domain));

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com\z", RegexOptions.NonBacktracking)]
    private static partial Regex DomainShape();
}
