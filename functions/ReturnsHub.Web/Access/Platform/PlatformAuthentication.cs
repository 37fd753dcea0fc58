
namespace ReturnsHub.Web.Access.Platform;

/// <summary>
/// Trust in the platform's own sign-in: App Service and Functions put who signed in on each request as <c>X-MS-CLIENT-PRINCIPAL</c>
/// and let no request from outside set it
/// (https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities). A host that runs anywhere else must
/// not register this: there, anybody can write the header. Without it the header means nothing.
/// </summary>
/// <remarks>Deny by default: what is not listed is not let in.</remarks>
public sealed record PlatformAuthentication
{
    /// <summary>
    /// The variable that App Service sets to <c>True</c> in an app whose requests it signs in
    /// (as Microsoft.Identity.Web reads it: https://github.com/AzureAD/microsoft-identity-web).
    /// </summary>
    public const string EnabledVariable = "WEBSITE_AUTH_ENABLED";

    /// <summary>Identity providers to trust, as the platform names them (<c>auth_typ</c>): <c>aad</c>. Lower-case letters, digits and <c>-</c>, at most 20.</summary>
    public required IReadOnlyList<string> Providers { get; init; }

    /// <summary>
    /// Issuers to trust (claim <c>iss</c>), exactly as they write themselves: <c>https://login.microsoftonline.com/{directory}/v2.0</c>.
    /// In an application open to several directories each directory's own administrator gives out roles, so each is named here or not let in.
    /// </summary>
    public required IReadOnlyList<string> Issuers { get; init; }

    /// <summary>What the values of the role claims mean to the hub: <c>ReturnsHub.Approver</c> → approver. A value that is not here gives nothing.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Role>> Roles { get; init; }

    /// <summary>
    /// Which tenant the values of the tenant claims see; null for all. Who has no value that is here, or values of different
    /// tenants, is not let in.
    /// </summary>
    public required IReadOnlyDictionary<string, TenantId?> Tenants { get; init; }

    /// <summary>
    /// Claims that carry roles. The platform maps some names of a token to longer ones, so both are usual. Add <c>groups</c> to give
    /// roles by group.
    /// </summary>
    public IReadOnlyList<string> RoleClaims { get; init; } = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];

    /// <summary>Claims that say whose person it is: the directory, unless told otherwise.</summary>
    public IReadOnlyList<string> TenantClaims { get; init; } = ["tid", "http://schemas.microsoft.com/identity/claims/tenantid"];

    /// <summary>What is wrong with it, each in a sentence; empty when it can be used.</summary>
    public IReadOnlyList<string> Check()
    {
        var wrong = new List<string>();
        if (Providers.Count == 0 || !Providers.All(IsProvider)) wrong.Add("Name the identity providers to trust, such as 'aad': lower-case letters, digits and '-', at most 20.");
        if (Issuers.Count == 0 || !Issuers.All(i => Uri.TryCreate(i, UriKind.Absolute, out _))) wrong.Add("Name the issuers to trust by their addresses, as they stand in the claim 'iss'.");
        if (Roles.Count == 0 || Roles.Any(r => r.Value.Count == 0 || !r.Value.All(Enum.IsDefined))) wrong.Add("Say which value of a role claim gives which role.");
        if (Tenants.Count == 0) wrong.Add("Say which value of a tenant claim sees which tenant; null for all.");
        if (RoleClaims.Count == 0 || TenantClaims.Count == 0) wrong.Add("Name the claims that carry roles and those that carry the tenant.");
        return wrong;
    }

    private static bool IsProvider(string name) =>
        name.Length is >= 1 and <= 20 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
