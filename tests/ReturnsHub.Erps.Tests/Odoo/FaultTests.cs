using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using Fakes = ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.Odoo;

public sealed class FaultTests : OdooFixture
{
    [Theory]
    [InlineData(nameof(Fakes.Fault.SilentAfter), "timeout", "create")]
    [InlineData(nameof(Fakes.Fault.LostAfter), "connection", "create")]
    [InlineData(nameof(Fakes.Fault.FailedAfter), "http-500", "create")]
    [InlineData(nameof(Fakes.Fault.SilentAfter), "timeout", "action_post")]
    [InlineData(nameof(Fakes.Fault.LostAfter), "connection", "action_post")]
    [InlineData(nameof(Fakes.Fault.FailedAfter), "http-500", "action_post")]
    public async Task An_answer_lost_after_booking_is_settled_by_asking(string fault, string category, string method)
    {
        Erp.Fail(Enum.Parse<Fakes.Fault>(fault), r => r.Path.EndsWith(method, StringComparison.Ordinal));
        var first = await Credit();
        (first.Kind, first.Category).ShouldBe((OutcomeKind.Unknown, category));
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
        Erp.Writes.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(nameof(Fakes.Fault.SilentAfter))]
    [InlineData(nameof(Fakes.Fault.LostAfter))]
    public async Task A_transfer_whose_answer_was_lost_is_not_made_twice(string fault)
    {
        Erp.Fail(Enum.Parse<Fakes.Fault>(fault), FakeOdoo.IsPost);
        var play = ReturnPlay.Requested().Moved(InventoryStatus.Expected, InventoryStatus.Sellable);
        (await play.DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Unknown);
        (await play.DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Books.Stock[8].ShouldBe(1);
    }

    [Theory]
    [InlineData(nameof(Fakes.Fault.LostBefore), OutcomeKind.Unknown)]
    [InlineData(nameof(Fakes.Fault.Unavailable), OutcomeKind.Unknown)]
    [InlineData(nameof(Fakes.Fault.Throttled), OutcomeKind.Retry)]
    public async Task What_was_not_booked_is_booked_once_by_the_next_attempt(string fault, OutcomeKind kind)
    {
        Erp.Fail(Enum.Parse<Fakes.Fault>(fault), FakeOdoo.IsCreate);
        (await Credit()).Kind.ShouldBe(kind);
        Erp.Booked.ShouldBeEmpty();
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_left_behind_is_checked_and_posted()
    {
        Erp.Fail(Fakes.Fault.Unavailable, r => r.Path.EndsWith("/read", StringComparison.Ordinal));
        (await Credit()).Kind.ShouldBe(OutcomeKind.Retry);
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeFalse();
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_draft_that_somebody_posted_meanwhile_counts_as_booked()
    {
        // Carried out, and answered as if it had come second.
        Erp.Fail(Fakes.Fault.FailedAfter, FakeOdoo.IsPost);
        await Credit();
        Erp.Answering(new FakeAnswer(200, new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["id"] = 10931, ["state"] = "draft", ["amount_total"] = 89.90m })), r => r.Path.EndsWith("account.move/search_read", StringComparison.Ordinal));
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Writes.Count.ShouldBe(3);
        Erp.Booked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Delivered_again_it_is_found_and_nothing_is_sent()
    {
        await Credit();
        (await Credit()).ForeignId.ShouldBe("DOC/2026/10931");
        Erp.Writes.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_documents_with_our_number_are_shown_to_people()
    {
        await Credit();
        Erp.Books.Copy();
        (await Credit()).Category.ShouldBe("found-twice");
    }

    [Fact]
    public async Task A_document_that_people_cancelled_is_not_booked_anew_without_them()
    {
        await Credit();
        Erp.Books.Cancel();
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "cancelled"));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(null, null)]
    public async Task Throttling_waits_as_long_as_the_host_asks(int? asked, int? seconds)
    {
        Erp.Fail(Fakes.Fault.Throttled, retryAfterSeconds: asked);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category, outcome.RetryAfter?.TotalSeconds).ShouldBe((OutcomeKind.Retry, "http-429", (double?)seconds));
    }

    [Fact]
    public async Task Books_locked_beyond_today_refuse_and_the_draft_is_posted_once_they_are_open()
    {
        Erp.Books.LockedUntil = new DateOnly(2026, 11, 30);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "closed-period"));
        outcome.Answer.ShouldBe("422 UserError You cannot add/modify entries prior to and inclusive of: Global Lock Date (11/30/2026).");
        Erp.Books.LockedUntil = new DateOnly(2026, 10, 31);
        (await Credit()).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_a_closed_month_a_document_keeps_its_day_and_is_accounted_on_an_open_one()
    {
        Erp.Books.LockedUntil = new DateOnly(2026, 11, 19);
        await ReturnPlay.Requested().Credited().DeliverAsync(Erp, Http);
        Erp.Books.LockedUntil = new DateOnly(2026, 11, 30);
        (await ReturnPlay.Requested().Journal().DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Books.Records.Select(r => (r["invoice_date"]?.GetValue<string>(), r["date"]!.GetValue<string>())).ShouldBe([("2026-11-20", "2026-11-20"), (null, "2026-12-01")]);
    }

    [Theory]
    [InlineData("JACKET-M-BLACK", "unknown-item", "Odoo has no product 'JACKET-M-BLACK'.")]
    [InlineData("19% included", "unknown-tax-code", "Odoo has no sales tax '19% included'.")]
    [InlineData("WEB-DE", "unknown-customer", "Odoo has no customer 'WEB-DE'.")]
    [InlineData("400910", "unknown-account", "Odoo has no account '400910'.")]
    [InlineData("EUR", "unknown-currency", "Odoo has no active currency 'EUR'.")]
    public async Task What_Odoo_does_not_know_is_refused_by_its_kind_before_anything_is_sent(string missing, string category, string answer)
    {
        Erp.Books.Masters.RemoveAll(m => m.Value == missing);
        var outcome = await ReturnPlay.Requested().Credited(shipping: true).DeliverAsync(Erp, Http);
        outcome.ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OutcomeKind.Refused), o => o.Category.ShouldBe(category), o => o.Answer.ShouldStartWith(answer));
        Erp.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_two_records_bear_is_refused()
    {
        Erp.Books.Masters.Add(("stock.picking.type", "sequence_code", "IN", 77));
        var outcome = await ReturnPlay.Requested().Moved(InventoryStatus.Expected, InventoryStatus.Sellable).DeliverAsync(Erp, Http);
        outcome.Answer.ShouldBe("Odoo has more than one operation type 'IN'. Correct it there or in the profile (#7741 names a record by its id), and redrive.");
        outcome.Category.ShouldBe("unknown-operation");
    }

    [Fact]
    public async Task An_id_that_Odoo_does_not_have_is_told_by_its_model()
    {
        Profile("\"JACKET-M-BLACK\"", "\"#999\"");
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "unknown-item"));
        outcome.Answer.ShouldBe("404 MissingError Record does not exist or has been deleted. (Record: product.product(999,), User: 2)");
    }

    [Theory]
    [InlineData(422, "odoo.exceptions.ValidationError", OutcomeKind.Refused, "validation")]
    [InlineData(403, "odoo.exceptions.AccessError", OutcomeKind.Retry, "http-403")]
    [InlineData(404, "werkzeug.exceptions.NotFound", OutcomeKind.Retry, "http-404")]
    [InlineData(409, "odoo.exceptions.LockError", OutcomeKind.Retry, "locked")]
    [InlineData(500, "psycopg2.errors.SerializationFailure", OutcomeKind.Retry, "locked")]
    [InlineData(500, "builtins.ValueError", OutcomeKind.Refused, "unknown-field", "Invalid field 'x_return_reason' on model 'account.move.line'")]
    [InlineData(500, "builtins.TypeError", OutcomeKind.Unknown, "http-500")]
    public async Task An_exceptions_class_says_what_it_leads_to(int status, string name, OutcomeKind kind, string category, string text = "Something")
    {
        Erp.Answering(OdooBooks.Error(status, name, text), FakeOdoo.IsWrite);
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((kind, category));
    }

    [Fact]
    public async Task An_expired_key_can_be_put_right_while_the_delivery_waits_and_is_not_shown()
    {
        Erp.KeyText = "expired-key";
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "http-401"));
        outcome.Answer.ShouldNotContain("expired-key");
    }

    [Fact]
    public async Task A_wrong_database_is_no_answer_that_a_document_is_not_there()
    {
        Profile("\"database\": \"northwind\"", "\"database\": \"southwind\"");
        var outcome = await Credit();
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "unexpected-answer"));
        Erp.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_leave_nothing_is_sent()
    {
        (await ReturnPlay.Requested().Credited().DeliverAsync(Erp, Http, permit: false)).Category.ShouldBe("fenced");
        Erp.Writes.ShouldBeEmpty();
    }

    private Task<DeliveryOutcome> Credit() => ReturnPlay.Requested().Credited().DeliverAsync(Erp, Http);
}
