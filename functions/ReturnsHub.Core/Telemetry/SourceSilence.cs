using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Telemetry;

/// <summary>
/// How long each connection has sent nothing that was kept, as this process knows it: since its last message, or since the process
/// started. Where several processes take messages in, the least of their values counts.
/// </summary>
internal sealed class SourceSilence(ITenants tenants, TimeProvider time)
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Connection), DateTimeOffset> _last = new();
    private readonly DateTimeOffset _started = time.GetUtcNow();

    /// <summary>A message of a connection was kept, or recognised as kept before.</summary>
    public void Heard(ConnectionSettings connection) => _last[(connection.Tenant, connection.Id)] = time.GetUtcNow();

    /// <summary>One value per connection of the configuration, in seconds.</summary>
    public IEnumerable<Measurement<double>> Observe()
    {
        var now = time.GetUtcNow();
        foreach (var connection in tenants.All.SelectMany(t => t.Connections))
        {
            var since = _last.TryGetValue((connection.Tenant, connection.Id), out var last) ? last : _started;
            yield return new Measurement<double>(
                Math.Max(0, (now - since).TotalSeconds),
                new("tenant", connection.Tenant.Value), new("connection", connection.Id), new("source", connection.Source));
        }
    }
}
