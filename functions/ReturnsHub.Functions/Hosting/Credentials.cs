using Azure.Core;
using Azure.Identity;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Hosting;

/// <summary>Who the app is to other services.</summary>
internal static class Credentials
{
    /// <summary>
    /// The app's own identity where a setting names it, and nothing else: a chain of attempts would hide a missing role behind somebody
    /// else's. On a developer's machine whoever is signed in there.
    /// </summary>
    public static TokenCredential For(HubSettings settings) => settings.ClientId is { } id
        ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id))
        : new DefaultAzureCredential();
}
