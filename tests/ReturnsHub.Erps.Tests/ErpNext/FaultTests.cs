using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using Fault = ReturnsHub.Erps.Tests.Booking.Fakes.Fault;

namespace ReturnsHub.Erps.Tests.ErpNext;

public sealed class FaultTests : ErpNextFixture
{
    [Theory]
    [InlineData(nameof(Fault.SilentAfter), "timeout", "POST")]
    [InlineData(nameof(Fault.LostAfter), "connection", "POST")]
    [InlineData(nameof(Fault.FailedAfter), "http-500", "POST")]
    [InlineData(nameof(Fault.SilentAfter), "timeout", "PUT")]
    [InlineData(nameof(Fault.LostAfter), "connection", "PUT")]
    [InlineData(nameof(Fault.FailedAfter), "http-500", "PUT")]
    public async Task An_answer_lost_after_booking_is_settled_by_asking(string fault, string category, string method)
    {
        Erp.Fail(Enum.Parse<Fault>(fault), r => r.Method == method);
        var first = await Credit();
        (first.Kind, first.Category).ShouldBe((OutcomeKind.Unknown, category));
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
        Erp.Writes.Select(r => r.Method).ShouldBe(["POST", "PUT"]);
    }

    [Theory]
    [InlineData(nameof(Fault.LostBefore), OutcomeKind.Unknown)]
    [InlineData(nameof(Fault.Unavailable), OutcomeKind.Unknown)]
    [InlineData(nameof(Fault.Throttled), OutcomeKind.Retry)]
    public async Task What_was_not_booked_is_booked_once_by_the_next_attempt(string fault, OutcomeKind kind)
    {
        Erp.Fail(Enum.Parse<Fault>(fault), FakeErpNext.IsWrite);
        (await Credit()).Kind.ShouldBe(kind);
        Erp.Booked.ShouldBeEmpty();
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_left_behind_is_checked_and_submitted()
    {
        Erp.Fail(Fault.Unavailable, r => r.Method == "PUT");
        await Credit();
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeFalse();
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
        Erp.Writes.Count(r => r.Method == "POST").ShouldBe(1);
    }

    [Fact]
    public async Task A_second_document_of_one_number_is_refused_by_the_unique_field_and_the_first_one_counts()
    {
        await Credit();
        Erp.Hide(lookups: 1);
        var outcome = await Credit();
        (outcome.Kind, outcome.ForeignId).ShouldBe((OutcomeKind.Confirmed, "SI-RET-00001"));
        Erp.Booked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Delivered_again_it_is_found_and_nothing_is_sent()
    {
        await Credit();
        (await Credit()).ForeignId.ShouldBe("SI-RET-00001");
        Erp.Writes.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_document_that_people_cancelled_is_not_booked_anew_without_them()
    {
        await Credit();
        Erp.Books.Cancel(0);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "cancelled"));
        Erp.Booked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("X-RateLimit-Reset", "42", 42)]
    [InlineData("X-RateLimit-Limit", "600", null)]
    public async Task Throttling_waits_as_long_as_the_site_says(string header, string value, int? seconds)
    {
        Erp.Answering(new FakeAnswer(429) { Headers = [(header, value)] }, r => r.Method == "GET");
        var outcome = await Credit();
        (outcome.Kind, outcome.Category, outcome.RetryAfter?.TotalSeconds).ShouldBe((OutcomeKind.Retry, "http-429", (double?)seconds));
    }

    [Fact]
    public async Task A_frozen_period_is_refused_and_the_draft_is_submitted_once_it_is_open()
    {
        Erp.Books.FrozenUntil = new DateOnly(2026, 11, 30);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "closed-period"));
        outcome.Answer.ShouldBe("417 ValidationError You are not authorized to add or update entries before 01-12-2026");
        Erp.Books.FrozenUntil = new DateOnly(2026, 10, 31);
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("JACKET-M-BLACK", "unknown-item", "404 DoesNotExistError Item JACKET-M-BLACK not found")]
    [InlineData("VAT 19% - N", "unknown-tax-code", "417 ValidationError Row #1: Account VAT 19% - N does not belong to company Northwind EU")]
    [InlineData("Web shop DE", "unknown-customer", "ERPNext has no Customer 'Web shop DE'. Create it or map another name.")]
    [InlineData("4420 - Shipping Income - N", "unknown-account", "417 LinkValidationError Could not find Row #2: Income Account: 4420 - Shipping Income - N")]
    public async Task What_ERPNext_does_not_know_is_refused_by_its_kind(string missing, string category, string answer)
    {
        Erp.Books.Masters.Remove(missing);
        var outcome = await ReturnPlay.Requested().Credited(shipping: true).DeliverAsync(Erp, Http);
        (outcome.Kind, outcome.Category, outcome.Answer).ShouldBe((OutcomeKind.Refused, category, answer));
        Erp.Booked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("JACKET-M-BLACK", "unknown-item", "417 ValidationError JACKET-M-BLACK is not a stock Item")]
    [InlineData("Returns - N", "unknown-location", "417 LinkValidationError Could not find Row #1: Target Warehouse: Returns - N")]
    [InlineData("5111 - Cost of Goods Sold - N", "unknown-account", "417 LinkValidationError Could not find Row #1: Difference Account: 5111 - Cost of Goods Sold - N")]
    public async Task What_a_stock_move_names_and_ERPNext_does_not_know_is_refused_by_its_kind(string missing, string category, string answer)
    {
        Erp.Books.Masters.Remove(missing);
        var outcome = await ReturnPlay.Requested().Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection).DeliverAsync(Erp, Http);
        (outcome.Kind, outcome.Category, outcome.Answer).ShouldBe((OutcomeKind.Refused, category, answer));
    }

    [Theory]
    [InlineData("Acme Textiles", "unknown-vendor", "ERPNext has no Supplier 'Acme Textiles'. Create it or map another name.")]
    [InlineData("1330 - Vendor Claims - N", "unknown-account", "417 LinkValidationError Could not find Row #1: Expense Head: 1330 - Vendor Claims - N")]
    public async Task What_a_claim_names_and_ERPNext_does_not_know_is_refused_by_its_kind(string missing, string category, string answer)
    {
        Erp.Books.Masters.Remove(missing);
        var outcome = await ReturnPlay.Requested().Claimed().DeliverAsync(Erp, Http);
        (outcome.Kind, outcome.Category, outcome.Answer).ShouldBe((OutcomeKind.Refused, category, answer));
    }

    [Fact]
    public async Task A_failure_inside_ERPNext_stays_one_where_the_customer_is_there()
    {
        Erp.Fail(Fault.FailedAfter, r => r.Method == "POST");
        (await Credit()).Category.ShouldBe("http-500");
        Erp.Requests[^1].Path.ShouldEndWith("/Customer");
    }

    [Fact]
    public async Task A_draft_that_is_gone_when_it_is_to_be_submitted_is_tried_again()
    {
        Erp.Answering(ErpNextBooks.Error(404, "DoesNotExistError", "Sales Invoice SI-RET-00001 not found"), r => r.Method == "PUT");
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "http-404"));
    }

    [Theory]
    [InlineData("Valuation Rate for the Item JACKET-M-BLACK, is required to do accounting entries for Stock Entry MAT-STE-2026-00056.", "no-valuation")]
    [InlineData("Warehouse Stores - N does not belong to company Northwind EU", "unknown-location")]
    [InlineData("Row 2: Income Account 4410 - Returns - X does not belong to Company Northwind EU", "unknown-account")]
    public async Task A_plain_validation_error_is_told_by_its_words(string message, string category)
    {
        Erp.Answering(ErpNextBooks.Error(417, "ValidationError", message), FakeErpNext.IsWrite);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, category));
    }

    [Theory]
    [InlineData(417, "TimestampMismatchError", OutcomeKind.Retry, "etag-conflict")]
    [InlineData(417, "UpdateAfterSubmitError", OutcomeKind.Retry, "etag-conflict")]
    [InlineData(417, "DocumentLockedError", OutcomeKind.Retry, "locked")]
    [InlineData(500, "QueryDeadlockError", OutcomeKind.Retry, "locked")]
    [InlineData(500, "QueryTimeoutError", OutcomeKind.Retry, "locked")]
    [InlineData(417, "ClosedAccountingPeriod", OutcomeKind.Refused, "closed-period")]
    [InlineData(417, "MandatoryError", OutcomeKind.Refused, "validation")]
    [InlineData(403, "PermissionError", OutcomeKind.Retry, "http-403")]
    [InlineData(404, "DoesNotExistError", OutcomeKind.Retry, "http-404")]
    public async Task An_exceptions_class_says_what_it_leads_to(int status, string type, OutcomeKind kind, string category)
    {
        Erp.Answering(ErpNextBooks.Error(status, type, "Something"), FakeErpNext.IsWrite);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((kind, category));
    }

    [Fact]
    public async Task A_wrong_secret_can_be_put_right_while_the_delivery_waits_and_is_not_shown()
    {
        Erp.SecretText = "another-secret";
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "http-401"));
        outcome.Answer.ShouldNotContain("another-secret");
    }

    [Fact]
    public async Task Without_leave_nothing_is_sent()
    {
        (await ReturnPlay.Requested().Credited().DeliverAsync(Erp, Http, permit: false)).Category.ShouldBe("fenced");
        Erp.Writes.ShouldBeEmpty();
    }

    private Task<DeliveryOutcome> Credit() => ReturnPlay.Requested().Credited().DeliverAsync(Erp, Http);
}
