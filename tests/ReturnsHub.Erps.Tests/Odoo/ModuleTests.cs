using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using Fakes = ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.Odoo;

public sealed class ModuleTests : OdooFixture
{
    public ModuleTests()
    {
        Erp.Books.HasModule = true;
        Profile("\"entryJournal\"", "\"module\": \"true\", \"entryJournal\"");
    }

    [Fact]
    public async Task With_the_module_a_credit_is_one_call_with_the_total_to_compare()
    {
        (await Credit()).ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OutcomeKind.Confirmed), o => o.ForeignId.ShouldBe("DOC/2026/10931"));
        Erp.Writes.ShouldHaveSingleItem();
        Sent(0).ShouldStartWith("POST json/2/returnshub.event/post_event\n{\"number\":\"CR-7Q2M-1\",\"model\":\"account.move\",\"values\":{\"move_type\":\"out_refund\",\"ref\":\"CR-7Q2M-1\",\"partner_id\":20417,");
        Sent(0).ShouldEndWith("\"total\":89.90,\"context\":{\"lang\":\"en_US\",\"allowed_company_ids\":[1]}}");
        Erp.Booked.ShouldBe([new FakeBooking(DocumentKind.CreditMemo, "CR-7Q2M-1", true, 89.90m)]);
    }

    [Fact]
    public void The_preview_shows_that_one_call()
    {
        var shown = ReturnPlay.Requested().Credited().Preview(Erp, Http).ShouldHaveSingleItem();
        (shown.Method, shown.Path, shown.Body!["total"]!.GetValue<decimal>()).ShouldBe(("POST", "json/2/returnshub.event/post_event", 89.90m));
    }

    [Theory]
    [InlineData(nameof(Fakes.Fault.SilentAfter))]
    [InlineData(nameof(Fakes.Fault.LostAfter))]
    [InlineData(nameof(Fakes.Fault.FailedAfter))]
    public async Task A_lost_answer_is_settled_by_asking(string fault)
    {
        Erp.Fail(Enum.Parse<Fakes.Fault>(fault), FakeOdoo.IsWrite);
        (await Credit()).Kind.ShouldBe(OutcomeKind.Unknown);
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Writes.ShouldHaveSingleItem();
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_total_that_differs_leaves_nothing_behind()
    {
        (Erp.Books.Included, Erp.Books.TaxType) = (false, "group");
        var outcome = await Credit();
        (outcome.Kind, outcome.Category, outcome.Answer).ShouldBe((OutcomeKind.Refused, "amount-differs", "422 UserError returnshub.amount-differs: 106.98"));
        Erp.Booked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_locked_period_leaves_nothing_behind()
    {
        Erp.Books.LockedUntil = new DateOnly(2026, 11, 30);
        (await Credit()).Category.ShouldBe("closed-period");
        Erp.Booked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Moves_entries_and_claims_go_the_same_way()
    {
        (await ReturnPlay.Requested().Moved(InventoryStatus.Expected, InventoryStatus.Sellable).DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        (await ReturnPlay.Requested().Journal().DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        (await ReturnPlay.Requested().Claimed().DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Writes.Count.ShouldBe(3);
        Erp.Booked.Select(b => (b.Kind, b.Posted)).ShouldBe([(DocumentKind.StockMove, true), (DocumentKind.Journal, true), (DocumentKind.VendorClaim, true)]);
    }

    [Fact]
    public async Task A_module_that_is_not_installed_can_be_installed_while_the_delivery_waits()
    {
        Erp.Books.HasModule = false;
        (await Credit()).ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OutcomeKind.Retry), o => o.Category.ShouldBe("http-404"));
    }

    [Fact]
    public async Task Without_leave_nothing_is_sent()
    {
        (await ReturnPlay.Requested().Credited().DeliverAsync(Erp, Http, permit: false)).Category.ShouldBe("fenced");
        Erp.Writes.ShouldBeEmpty();
    }

    private Task<DeliveryOutcome> Credit() => ReturnPlay.Requested().Credited().DeliverAsync(Erp, Http);
}
