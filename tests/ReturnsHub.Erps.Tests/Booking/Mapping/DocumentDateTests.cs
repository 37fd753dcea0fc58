using System.Globalization;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Booking.Mapping;

public class DocumentDateTests
{
    private const DocumentKind All = DocumentKind.ReturnOrder | DocumentKind.Receipt | DocumentKind.CreditMemo | DocumentKind.StockMove | DocumentKind.Journal | DocumentKind.VendorClaim;

    [Theory]
    // Half past midnight on the first in Berlin is the new month's; the evening of the last in New York is still the old one's.
    [InlineData("2026-10-31T23:30:00Z", "2026-10-31T23:31:00Z", "Europe/Berlin", DocumentDate.Event, "2026-11-01")]
    [InlineData("2026-10-31T23:30:00Z", "2026-10-31T23:31:00Z", "UTC", DocumentDate.Event, "2026-10-31")]
    [InlineData("2026-11-01T03:30:00Z", "2026-11-01T03:31:00Z", "America/New_York", DocumentDate.Event, "2026-10-31")]
    [InlineData("2026-11-20T09:00:00+13:00", "2026-11-20T09:00:00Z", "UTC", DocumentDate.Event, "2026-11-19")]
    // A source whose clock is a year ahead.
    [InlineData("2027-11-20T09:00:00Z", "2026-11-20T09:00:00Z", "UTC", DocumentDate.Event, "2026-11-20")]
    // A refund of October that is reported in November.
    [InlineData("2026-10-30T09:00:00Z", "2026-11-05T09:00:00Z", "Europe/Berlin", DocumentDate.Event, "2026-10-30")]
    [InlineData("2026-10-30T09:00:00Z", "2026-11-05T09:00:00Z", "Europe/Berlin", DocumentDate.Recorded, "2026-11-05")]
    public void A_document_bears_the_companys_day(string occurred, string recorded, string zone, DocumentDate date, string day)
    {
        var profile = Profile(StockBooking.Moves) with { TimeZone = zone, DocumentDate = date, Journals = JournalBooking.All };
        ReturnEvent[] story =
        [
            Requested(), Order(), Authorised, new GoodsReceived("RCV-1", Bench.Now, Actor.Hub, [new GoodsLineReport { LineId = "L1", Quantity = 1 }]),
            Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable), Credit(Line()),
        ];
        var events = Of(story).Select(e => e with { OccurredAt = At(occurred), RecordedAt = At(recorded) }).ToArray();
        var documents = Enumerable.Range(1, events.Length).SelectMany(n => Bookings.Of(events[..n], profile, All).Documents).ToArray();
        documents.Select(d => d.Kind).ShouldBe([DocumentKind.ReturnOrder, DocumentKind.Receipt, DocumentKind.StockMove, DocumentKind.CreditMemo]);
        documents.ShouldAllBe(d => d.Date == DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_time_zone_nobody_knows_is_told_when_the_profile_is_read()
    {
        var (profile, faults) = ProfileReader.Read("""{ "name": "p 1", "stock": "MOVES", "timeZone": "Europe/Atlantis", "customers": { "default": "C1" } }""");
        profile.ShouldBeNull();
        faults.ShouldHaveSingleItem().ShouldBe("timeZone: 'Europe/Atlantis' is not known on this machine. Name one of the IANA database, as in 'Europe/Berlin'.");
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
