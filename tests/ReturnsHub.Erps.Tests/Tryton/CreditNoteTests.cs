using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Credit memos as posted credit notes in a real Tryton.</summary>
[Collection("Tryton")]
public class CreditNoteTests : LiveCreditContract
{
    private protected override async Task<LiveBench> OpenAsync() => await TrytonBench.OpenAsync();
}
