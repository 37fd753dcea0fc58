using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Journal entries and claims as posted moves in a real Tryton's general ledger.</summary>
[Collection("Tryton")]
public class JournalTests : LiveJournalContract
{
    private protected override async Task<LiveBench> OpenAsync() => await TrytonBench.OpenAsync();
}
