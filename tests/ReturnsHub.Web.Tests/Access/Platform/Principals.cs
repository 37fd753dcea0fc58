using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Access;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Web.Access.Platform;

namespace ReturnsHub.Web.Tests.Access.Platform;

/// <summary>Principals as the platform writes them.</summary>
internal static class Principals
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";
    public const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    public const string DirectoryId = "http://schemas.microsoft.com/identity/claims/tenantid";
    public const string Person = "5b5450db-eb26-4c1a-981c-ba1d25f0483d";
    public const string Issuer = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0";
    public const string Directory = "11111111-2222-3333-4444-555555555555";

    public static PlatformAuthentication Trusted { get; } = new()
    {
        Providers = ["aad"],
        Issuers = [Issuer],
        Roles = new Dictionary<string, IReadOnlyList<Role>>(StringComparer.Ordinal)
        {
            ["ReturnsHub.Clerk"] = [Role.Clerk],
            ["ReturnsHub.Finance"] = [Role.Approver, Role.Auditor],
        },
        Tenants = new Dictionary<string, TenantId?>(StringComparer.Ordinal)
        {
            [Directory] = RunningHub.Shop,
            ["99999999-2222-3333-4444-555555555555"] = RunningHub.Other,
            ["00000000-2222-3333-4444-555555555555"] = null,
        },
    };

    public static IReadOnlyList<(string Type, string Value)> Claims(params string[] roles) =>
    [
        ("iss", Issuer), (ObjectId, Person), (DirectoryId, Directory), ("preferred_username", "someone@example.com"), ("name", "Some One"),
        .. roles.Select(r => ("roles", r)),
    ];

    public static string Of(IEnumerable<(string Type, string Value)> claims, string provider = "aad") => Encode(JsonSerializer.Serialize(new
    {
        auth_typ = provider,
        name_typ = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
        role_typ = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
        claims = claims.Select(c => new { typ = c.Type, val = c.Value }),
    }));

    public static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
}

/// <summary>A hub behind the platform's sign-in.</summary>
public sealed class PlatformHub : IAsyncLifetime
{
    public RunningHub Hub { get; } = new() { More = services => services.AddSingleton(Principals.Trusted) };

    public Task InitializeAsync() => Hub.InitializeAsync();

    public Task DisposeAsync() => Hub.DisposeAsync();
}
