using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access.Platform;

namespace ReturnsHub.Web.Configuration;

/// <summary>Reads whose sign-in at the platform opens the API, and as what.</summary>
internal static class SignInReader
{
    private const string Everything = "*";

    public static PlatformAuthentication? Read(ConfigNode? node, IReadOnlyCollection<Tenant> tenants, bool behindPlatform)
    {
        if (node is null || !node.IsObject("providers", "issuers", "roles", "tenants")) return null;
        if (!behindPlatform)
        {
            node.Error("is for an app behind App Service authentication only: here anybody could write who they are. Switch the platform's sign-in on, or take this away.");
            return null;
        }

        var signIn = new PlatformAuthentication
        {
            Providers = node.Texts("providers", "identity providers, such as aad", required: true),
            Issuers = node.Texts("issuers", "issuers, such as https://login.microsoftonline.com/{directory}/v2.0", required: true),
            Roles = Roles(node),
            Tenants = Seen(node, tenants),
        };
        foreach (var what in signIn.Check()) node.Error(what);
        return signIn;
    }

    private static Dictionary<string, IReadOnlyList<Role>> Roles(ConfigNode node)
    {
        var roles = new Dictionary<string, IReadOnlyList<Role>>(StringComparer.Ordinal);
        foreach (var (value, name) in node.TextByName("roles", "role by the value of the role claim, such as \"ReturnsHub.Approver\": \"approver\""))
        {
            if (AccessNames.RoleOf(name) is { } role) roles[value] = [role];
            else node.Member("roles")!.Error($"gives '{Clip.Of(value)}' no role. It must be one of {string.Join(", ", Enum.GetValues<Role>().Select(AccessNames.Of))}.");
        }

        return roles;
    }

    private static Dictionary<string, TenantId?> Seen(ConfigNode node, IReadOnlyCollection<Tenant> tenants)
    {
        var seen = new Dictionary<string, TenantId?>(StringComparer.Ordinal);
        foreach (var (value, name) in node.TextByName("tenants", "tenant by the value of the tenant claim; \"*\" for all tenants"))
        {
            if (name == Everything) seen[value] = null;
            else if (tenants.FirstOrDefault(t => t.Id.Value == name) is { } tenant) seen[value] = tenant.Id;
            else node.Member("tenants")!.Error($"lets '{Clip.Of(value)}' see a tenant that is not in this file, or has errors. Write its id, or \"*\" for all.");
        }

        return seen;
    }
}
