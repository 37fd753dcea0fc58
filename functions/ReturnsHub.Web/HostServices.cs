using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Web;

/// <summary>What every host of the hub registers beside its ports.</summary>
public static class HostServices
{
    /// <summary>Registers the configuration, the sources, the clock, the handlers and the API.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">What the hub is told.</param>
    /// <param name="sources">The reporting systems it knows.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="ids">Its ids.</param>
    public static IServiceCollection AddReturnsHubHost(
        this IServiceCollection services, HubConfiguration configuration, IEnumerable<ISource> sources, TimeProvider time, IIds ids)
    {
        services.AddSingleton(time);
        services.AddSingleton(ids);
        services.AddSingleton(new Random());
        services.AddSingleton<ITenants>(new ConfiguredTenants(configuration.Tenants));
        services.AddSingleton<IApiKeys>(new HashedApiKeys(
            configuration.ApiKeys.Select(k => ((ReadOnlyMemory<byte>)Convert.FromHexString(k.Sha256), new ApiKey(k.Subject, k.Tenant, k.Roles) { Consumer = k.Consumer }))));
        services.AddSingleton(configuration.Limits);
        if (configuration.SignIn is { } trusted) services.AddSingleton(trusted);
        foreach (var source in sources) services.AddSingleton(source);
        return services.AddReturnsHubWeb();
    }
}
