using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Web;

/// <summary>A backend's ports as services, the same in every host.</summary>
public static class PortServices
{
    /// <summary>
    /// Registers each port of a backend. The host opens and closes the backend: registered as instances, the container leaves their
    /// closing alone.
    /// </summary>
    public static IServiceCollection AddReturnsHubPorts(this IServiceCollection services, IBackend backend)
    {
        ArgumentNullException.ThrowIfNull(backend);
        services.AddSingleton(backend.Returns);
        services.AddSingleton(backend.Queries);
        services.AddSingleton(backend.Claims);
        services.AddSingleton(backend.Channels);
        services.AddSingleton(backend.Turns);
        services.AddSingleton(backend.Deadlines);
        services.AddSingleton(backend.Lookup);
        services.AddSingleton(backend.Unmatched);
        services.AddSingleton(backend.Evidence);
        services.AddSingleton(backend.Vault);
        services.AddSingleton(backend.Quarantine);
        services.AddSingleton(backend.Deliveries);
        services.AddSingleton(backend.Cursors);
        services.AddSingleton(backend.Idempotency);
        services.AddSingleton(backend.Policies);
        services.AddSingleton(backend.AuditLog);
        services.AddSingleton(backend.AuditTrail);
        services.AddSingleton(backend.Checkpoints);
        services.AddSingleton(backend.Reports);
        services.AddSingleton(backend.Retention);
        return services;
    }
}
