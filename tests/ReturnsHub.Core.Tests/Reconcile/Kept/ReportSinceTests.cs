using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;

namespace ReturnsHub.Core.Tests.Reconcile.Kept;

/// <summary>A credit of 119.00 as it was reported then, and as it stands now.</summary>
public class ReportSinceTests
{
    [Theory]
    //          then                                  now                                    put right, still open, new
    [InlineData(DeliveryStatus.Confirmed, DeliveryStatus.Confirmed, 0, 0, 0)]
    [InlineData(DeliveryStatus.Retrying, DeliveryStatus.Confirmed, 1, 0, 0)]
    [InlineData(DeliveryStatus.Retrying, DeliveryStatus.Retrying, 0, 1, 0)]
    [InlineData(DeliveryStatus.Retrying, DeliveryStatus.DeadLettered, 0, 1, 0)]
    [InlineData(DeliveryStatus.Confirmed, DeliveryStatus.DeadLettered, 0, 0, 1)]
    public void A_difference_is_put_right_still_open_or_new(DeliveryStatus then, DeliveryStatus now, int putRight, int open, int added)
    {
        var since = Of(new Told().Credited(119.00m, delivery: then), new Told().Credited(119.00m, delivery: now));
        (since.PutRight.Count, since.StillOpen.Count, since.New.Count, since.NotLookedAt.Count).ShouldBe((putRight, open, added, 0));
    }

    [Fact]
    public void A_document_that_differs_otherwise_than_then_is_still_open_and_shows_both()
    {
        var since = Of(new Told().Credited(119.00m, delivery: DeliveryStatus.Retrying), new Told().Credited(119.00m, delivery: DeliveryStatus.DeadLettered));
        var open = since.StillOpen.ShouldHaveSingleItem();
        (open.Then!.Code, open.Now!.Code).ShouldBe((DifferenceCodes.CreditNotDelivered, DifferenceCodes.CreditDeadLettered));
    }

    [Fact]
    public void Each_document_is_followed_by_its_own_number()
    {
        var since = Of(
            new Told().Credited(119.00m, delivery: DeliveryStatus.Retrying).Credited(10.00m, delivery: DeliveryStatus.DeadLettered),
            new Told().Credited(119.00m).Credited(10.00m, delivery: DeliveryStatus.Retrying).Credited(5.00m, delivery: DeliveryStatus.Retrying));
        since.PutRight.ShouldHaveSingleItem().Then!.About.ShouldBe(Told.Number(1));
        since.StillOpen.ShouldHaveSingleItem().Now!.About.ShouldBe(Told.Number(2));
        since.New.ShouldHaveSingleItem().Now!.About.ShouldBe(Told.Number(3));
    }

    [Fact]
    public void What_a_limit_kept_from_being_looked_at_again_is_not_called_put_right()
    {
        var then = new Told().Credited(119.00m, delivery: DeliveryStatus.Retrying).Report();
        var nothing = then with { Rows = [], Complete = false };
        var since = ReportSince.Of(KeptReport.Of(then, ReportBytes.Of(then), 1), then, nothing);
        (since.PutRight.Count, since.NotLookedAt.Count, since.Complete).ShouldBe((0, 1, false));
    }

    private static ReportSince Of(Told then, Told now)
    {
        var report = then.Report();
        return ReportSince.Of(KeptReport.Of(report, ReportBytes.Of(report), 1), report, now.Report());
    }
}
