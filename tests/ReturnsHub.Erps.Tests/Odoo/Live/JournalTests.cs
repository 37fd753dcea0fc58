using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>Journal entries and claims as posted moves in a real Odoo's general ledger.</summary>
[Collection("Odoo")]
public class JournalTests : LiveJournalContract
{
    [SkippableFact]
    public async Task A_claim_bears_its_day_and_is_accounted_on_it()
    {
        var bench = await OdooBench.OpenAsync();
        var day = LiveBench.Today.AddDays(-40);
        var number = LiveBench.Number("VC-DAY-1");

        (await bench.DeliverAllAsync(LiveStories.Claim("VC-DAY", number, day, vendor: "ACME")))[^1].Answer.ShouldBe("Booked.");

        var booked = (await bench.Books.InvoicesAsync(number)).ShouldHaveSingleItem();
        (booked.State, booked.Party, booked.Total).ShouldBe(("posted", "V-ACME", -20.51m));
        (await bench.Books.DatesAsync(number)).ShouldBe((DateOnly.FromDateTime(day.UtcDateTime), DateOnly.FromDateTime(day.UtcDateTime)));
    }

    private protected override async Task<LiveBench> OpenAsync() => await OdooBench.OpenAsync();
}
