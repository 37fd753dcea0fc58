using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Policies.Versions;

namespace ReturnsHub.Web.Configuration;

/// <summary>Takes new policy files over before the hub decides anything, so that a file that cannot be taken over is heard of at the start.</summary>
public static class PolicyFiles
{
    /// <summary>Takes over what changed, for every tenant.</summary>
    /// <exception cref="ConfigurationException">A file changed without a new version.</exception>
    public static async Task TakeOverAsync(IServiceProvider services, HubConfiguration configuration, CancellationToken ct)
    {
        var policies = services.GetRequiredService<PoliciesInForce>();
        var errors = new List<ConfigurationError>();
        for (var i = 0; i < configuration.Tenants.Count; i++)
        {
            try
            {
                await policies.NowAsync(configuration.Tenants[i].Id, ct);
            }
            catch (PolicyFileException e)
            {
                errors.Add(new ConfigurationError($"tenants[{i}].policy", e.What));
            }
        }

        if (errors.Count > 0) throw new ConfigurationException(HubConfiguration.FileName, errors);
    }
}
