using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>What the tests of several real ERPs tell alike.</summary>
internal static class LiveStories
{
    /// <summary>An entry of the restocking of a jacket.</summary>
    public static JournalEntered Entered(string number, params (JournalAccount Account, decimal Debit, decimal Credit)[] lines) => new()
    {
        EntryNumber = number,
        Units = "1",
        Decision = Trace,
        LineId = "L1",
        Sku = new Sku("JKT-M-BLK"),
        Quantity = 1,
        Disposition = Disposition.Restock,
        Lines = [.. lines.Select(l => new JournalLine(l.Account, Euro(l.Debit), Euro(l.Credit)))],
    };

    /// <summary>A history that ends with a claim of 20.51 for two jackets against a vendor.</summary>
    public static IReadOnlyList<RecordedEvent> Claim(string name, string number, DateTimeOffset day, string vendor = "Lumen Works") => LiveBench.History(
        name,
        day,
        Requested(2),
        Order(2),
        new ClaimOpened { ClaimId = "CL-1", LineId = "L1", Against = Fault.Vendor, Party = vendor, Quantity = 2, Reason = ReasonCode.Defective, Decision = Trace },
        new ClaimSubmitted { ClaimId = "CL-1", DocumentNumber = number, Quantity = 2, Amount = Euro(20.51m), By = Actor.Hub, At = day });
}
