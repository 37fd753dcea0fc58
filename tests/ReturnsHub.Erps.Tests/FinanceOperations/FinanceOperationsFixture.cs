using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.FinanceOperations;

/// <summary>A fake environment and a connection to it.</summary>
public abstract class FinanceOperationsFixture : IAsyncLifetime
{
    private HubLink? _hub;

    internal FakeFinanceOperations Erp { get; } = new();

    internal HubLink Hub => _hub ??= new HubLink(Erp);

    public Task InitializeAsync() => Erp.StartAsync();

    public async Task DisposeAsync()
    {
        _hub?.Dispose();
        await Erp.DisposeAsync();
    }

    /// <summary>Delivers, lets the posting batches run, and delivers again.</summary>
    internal async Task<DeliveryOutcome> DeliverAndPostAsync(IReadOnlyList<RecordedEvent> history)
    {
        (await Hub.DeliverAsync(history)).Category.ShouldBe("awaiting-posting");
        Erp.RunBatches();
        return await Hub.DeliverAsync(history);
    }
}
