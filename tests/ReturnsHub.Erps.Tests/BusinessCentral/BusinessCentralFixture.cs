using System.Text.Json.Nodes;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.BusinessCentral;

/// <summary>A fake company and a connection to it.</summary>
public abstract class BusinessCentralFixture : IAsyncLifetime
{
    private HubLink? _delivery;

    internal FakeBusinessCentral Erp { get; } = new();

    internal HubLink Hub => _delivery ??= new HubLink(Erp);

    public Task InitializeAsync() => Erp.StartAsync();

    public async Task DisposeAsync()
    {
        _delivery?.Dispose();
        await Erp.DisposeAsync();
    }

    /// <summary>Turns the extension on: stock is booked by moves and receipts.</summary>
    internal void UseExtension() => UseExtension(Erp);

    internal static void UseExtension(FakeBusinessCentral erp) => erp.Settle = profile =>
    {
        profile["settings"]!["extension"] = "true";
        profile["stock"] = "MOVES";
        profile["journals"] = "ALL";
        profile["locations"] = new JsonObject { ["RECEIVED_PENDING_INSPECTION"] = "INSPECT", ["SELLABLE"] = "MAIN" };
    };
}
