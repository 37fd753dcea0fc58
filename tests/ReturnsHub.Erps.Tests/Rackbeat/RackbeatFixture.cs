using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.Rackbeat;

/// <summary>A fake account and a connection to it.</summary>
public abstract class RackbeatFixture : IAsyncLifetime
{
    private HubLink? _hub;

    internal FakeRackbeat Erp { get; } = new();

    internal HubLink Hub => _hub ??= new HubLink(Erp);

    public Task InitializeAsync() => Erp.StartAsync();

    public async Task DisposeAsync()
    {
        _hub?.Dispose();
        await Erp.DisposeAsync();
    }
}
