using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Reconcile;

/// <summary>Refunded at the source, credited by the hub: given these amounts, what does not agree, and by how much.</summary>
public class MoneyTests
{
    [Theory]
    //          refunded   to pay     by source  held       there  waits  difference                               by
    [InlineData("0", "0", "0", "0", false, false, null, "0")]
    [InlineData("119.00", "0", "0", "0", false, false, DifferenceCodes.RefundWithoutCredit, "119.00")]
    [InlineData("119.00", "0", "119.00", "0", false, false, null, "0")]
    [InlineData("119.00", "119.00", "0", "0", false, false, null, "0")]
    [InlineData("0", "119.00", "0", "0", false, false, null, "0")]
    [InlineData("0", "119.00", "0", "0", true, false, DifferenceCodes.CreditWithoutRefund, "119.00")]
    [InlineData("0", "119.00", "0", "0", true, true, DifferenceCodes.RefundPending, "119.00")]
    [InlineData("89.00", "119.00", "0", "0", true, false, DifferenceCodes.CreditWithoutRefund, "30.00")]
    [InlineData("100.00", "0", "119.00", "0", false, false, DifferenceCodes.CreditWithoutRefund, "19.00")]
    [InlineData("119.00", "0", "0", "119.00", false, false, DifferenceCodes.CreditHeld, "119.00")]
    [InlineData("119.00", "0", "100.00", "19.00", false, false, DifferenceCodes.CreditHeld, "19.00")]
    [InlineData("119.01", "0", "119.00", "0", false, false, DifferenceCodes.RefundExceedsCredit, "0.01")]
    [InlineData("238.00", "119.00", "0", "0", true, false, DifferenceCodes.RefundExceedsCredit, "119.00")]
    [InlineData("200.00", "119.00", "0", "50.00", false, false, DifferenceCodes.RefundExceedsCredit, "81.00")]
    public void Refunds_and_credits_agree_or_differ_by(
        string refunded, string toPay, string paidBySource, string held, bool paysAtSource, bool pending, string? code, string by)
    {
        var told = new Told { PaidAtSource = paysAtSource };
        if (Parse(refunded) > 0 || pending) told.Refunded(Parse(refunded), pending: pending);
        if (Parse(toPay) > 0) told.Credited(Parse(toPay));
        if (Parse(paidBySource) > 0) told.Credited(Parse(paidBySource), CreditOrigin.PlatformRefund);
        if (Parse(held) > 0) told.Held(Parse(held));
        if (told.History.Count == 0) told.Requested(1);

        var differences = told.Report().Rows.Single().Differences;
        differences.Select(d => (d.Code, d.Amount?.Amount)).ShouldBe(code is null ? [] : [(code, Parse(by))]);
    }

    [Theory]
    [InlineData(Resolution.StoreCredit)]
    [InlineData(Resolution.Exchange)]
    public void What_is_settled_otherwise_is_not_awaited_at_the_source(Resolution way)
    {
        var settled = new CreditSettlement { Parts = [new SettlementPart(way, Told.Money(89.00m)), new SettlementPart(Resolution.OriginalPayment, Told.Money(30.00m))] };
        var report = new Told { PaidAtSource = true }.Credited(119.00m, settlement: settled).Report();

        report.Rows.Single().Differences.ShouldHaveSingleItem().Amount.ShouldBe(Told.Money(30.00m));
        new Told { PaidAtSource = true }.Credited(119.00m, settlement: settled).Refunded(30.00m, reference: Told.Number(1)).Report().Agrees.ShouldBeTrue();
    }

    [Fact]
    public void A_refund_that_carries_the_credits_number_must_be_whole_whatever_the_settings_say()
    {
        var report = new Told().Credited(119.00m).Refunded(100.00m, reference: Told.Number(1)).Report();
        var difference = report.Rows.Single().Differences.ShouldHaveSingleItem();
        (difference.Code, difference.Amount).ShouldBe((DifferenceCodes.CreditWithoutRefund, Told.Money(19.00m)));
    }

    [Fact]
    public void Money_that_went_back_for_a_rejected_credit_has_no_credit() =>
        new Told().Rejected(119.00m).Refunded(119.00m).Report().Rows.Single().Differences.ShouldHaveSingleItem().Code.ShouldBe(DifferenceCodes.RefundWithoutCredit);

    [Fact]
    public void Currencies_are_never_mixed()
    {
        var report = new Told().Credited(119.00m, CreditOrigin.PlatformRefund).Refunded(119.00m, currency: "USD").Report();

        report.Totals.Select(t => (t.Credited, t.Refunded)).ShouldBe([(Told.Money(119.00m), Told.Money(0)), (Told.Money(0, "USD"), Told.Money(119.00m, "USD"))]);
        report.Rows.Single().Differences.Select(d => (d.Code, d.Amount!.Value)).ShouldBe(
        [
            (DifferenceCodes.CreditWithoutRefund, Told.Money(119.00m)),
            (DifferenceCodes.RefundWithoutCredit, Told.Money(119.00m, "USD")),
        ]);
    }

    [Fact]
    public void A_later_report_on_a_refund_counts_on_its_day_with_what_it_adds()
    {
        var totals = new Told().Refunded(30.00m, day: -1).Refunded(119.00m).Credited(100.00m, CreditOrigin.PlatformRefund, day: -1).Credited(19.00m, CreditOrigin.PlatformRefund).Report().Totals.Single();

        (totals.Refunded, totals.RefundedOnDay).ShouldBe((Told.Money(119.00m), Told.Money(89.00m)));
        (totals.Credited, totals.CreditedOnDay).ShouldBe((Told.Money(119.00m), Told.Money(19.00m)));
    }

    private static decimal Parse(string amount) => decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
}
