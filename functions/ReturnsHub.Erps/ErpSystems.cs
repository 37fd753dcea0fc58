using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps;

/// <summary>The ERPs that documents are booked in by a profile. A new one is a folder and a line here.</summary>
public static class ErpSystems
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ErpRegistration> All { get; } =
    [
        Tryton.TrytonSystem.Registration,
        BusinessCentral.BusinessCentralSystem.Registration,
        NetSuite.NetSuiteSystem.Registration,
        S4Hana.S4HanaSystem.Registration,
        FinanceOperations.FinanceOperationsSystem.Registration,
        Rackbeat.RackbeatSystem.Registration,
        ErpNext.ErpNextSystem.Registration,
        Odoo.OdooSystem.Registration,
    ];

    /// <summary>One of them, or null.</summary>
    public static ErpRegistration? Find(string name) => All.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.Ordinal));
}
