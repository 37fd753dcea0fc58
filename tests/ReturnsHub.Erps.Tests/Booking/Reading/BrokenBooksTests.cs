using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Reading;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Erps.Tests.Booking.Reading;

/// <summary>Each way in which books and hub come apart, done to a company that agreed, shows as that and nothing else.</summary>
public class BrokenBooksTests : IAsyncLifetime
{
    private ReconciledCompany _company = null!;

    public async Task InitializeAsync() => _company = await ReconciledCompany.StartAsync();

    public async Task DisposeAsync() => await _company.DisposeAsync();

    [Fact]
    public async Task A_memo_that_somebody_deleted_is_not_booked()
    {
        var number = Number(await _company.PlayAsync("refund-with-return"));
        _company.Erp.Books.Replace(number, _ => []);

        var (report, difference) = await OneAsync(DifferenceCodes.CreditNotBooked);
        difference.About.ShouldBe(number);
        difference.Amount!.Value.Amount.ShouldBe(119.00m);
        report.Totals.Single().Booked.Amount.ShouldBe(0m);
        report.Totals.Single().Credited.Amount.ShouldBe(119.00m);
        report.Agrees.ShouldBeFalse();
    }

    [Fact]
    public async Task A_total_that_somebody_changed_differs_by_what_was_changed()
    {
        var number = Number(await _company.PlayAsync("shipping-and-fees"));
        _company.Erp.Books.Replace(number, p => [p with { Total = 103.60m }]);

        var (report, difference) = await OneAsync(DifferenceCodes.BookedAmountDiffers);
        difference.Amount!.Value.Amount.ShouldBe(-5.95m);
        difference.Detail.ShouldBe("The ERP has 103.60 EUR where 109.55 EUR was released.");
        report.Totals.Single().Booked.Amount.ShouldBe(103.60m);
    }

    [Fact]
    public async Task A_draft_is_not_booked_whatever_its_total()
    {
        var number = Number(await _company.PlayAsync("refund-with-return"));
        _company.Erp.Books.Replace(number, p => [p with { Posted = false }]);

        var (report, difference) = await OneAsync(DifferenceCodes.BookedNotPosted);
        difference.About.ShouldBe(number);
        report.Totals.Single().Booked.Amount.ShouldBe(0m);
    }

    [Fact]
    public async Task A_memo_that_is_there_twice_is_booked_twice()
    {
        var number = Number(await _company.PlayAsync("refund-with-return"));
        _company.Erp.Books.Replace(number, p => [p, p with { Id = "00000099-0001-0002-0304-05060708090a", Shows = "P-99" }]);

        var (_, difference) = await OneAsync(DifferenceCodes.BookedTwice);
        difference.About.ShouldBe(number);
        difference.Detail.ShouldContain("more than once");
    }

    [Fact]
    public async Task A_memo_on_a_credit_that_waits_for_approval_was_booked_without_release()
    {
        var history = await _company.PlayAsync("approval-over-limit", upTo: e => e.Data is not CreditApproved);
        history.Any(e => e.Data is CreditReleased).ShouldBeFalse();
        (await _company.ReportAsync()).Agrees.ShouldBeTrue();
        var number = Number(ScenarioPlay.Record("approval-over-limit"));
        _company.Erp.Books.LeaveDraft("salesCreditMemos", new JsonObject
        {
            ["externalDocumentNumber"] = number,
            ["customerNumber"] = "C20000",
            ["postingDate"] = "2026-11-20",
            ["salesCreditMemoLines"] = new JsonArray(),
        });
        _company.Erp.Books.Replace(number, p => [p with { Posted = true }]);

        var (report, difference) = await OneAsync(DifferenceCodes.BookedWithoutRelease);
        difference.About.ShouldBe(number);
        difference.Amount!.Value.Amount.ShouldBe(595.00m);
        report.Totals.Single().Held.Amount.ShouldBe(595.00m);
        report.Totals.Single().Booked.Amount.ShouldBe(0m);
    }

    [Fact]
    public async Task A_stock_move_that_is_gone_is_missing()
    {
        await _company.PlayAsync("refund-with-return");
        _company.Erp.Books.Replace(_company.Erp.Booked.Last(b => b.Kind == DocumentKind.StockMove).Number, _ => []);

        var (report, difference) = await OneAsync(DifferenceCodes.StockMoveMissing);
        difference.Detail.ShouldBe("STOCK_MOVE of 1 unit(s) is not in the books; the delivery was confirmed.");
        var goods = report.Rows.Single().Goods;
        goods.MovesBooked.ShouldBe(goods.MovesToBook - 1);
    }

    [Fact]
    public async Task A_stock_move_that_was_never_delivered_is_missing()
    {
        await _company.PlayAsync("refund-with-return", skip: e => e.Data is InventoryMoved { To: Core.Codes.InventoryStatus.Sellable });

        var (_, difference) = await OneAsync(DifferenceCodes.StockMoveMissing);
        difference.Detail.ShouldBe("STOCK_MOVE of 1 unit(s) is not in the books; the delivery was not tried yet.");
    }

    [Fact]
    public async Task A_journal_entry_that_is_gone_is_missing()
    {
        var history = await _company.PlayAsync("refund-with-return");
        var number = history.Select(e => e.Data).OfType<JournalEntered>().Single().EntryNumber;
        _company.Erp.Books.RemoveEntries(number).ShouldBe(2);

        var (_, difference) = await OneAsync(DifferenceCodes.JournalMissing);
        difference.About.ShouldBe(number);
    }

    [Theory]
    [InlineData(DeliveryStatus.Retrying, DifferenceCodes.CreditNotDelivered)]
    [InlineData(DeliveryStatus.Unknown, DifferenceCodes.CreditNotDelivered)]
    [InlineData(DeliveryStatus.DeadLettered, DifferenceCodes.CreditDeadLettered)]
    public async Task A_credit_that_did_not_arrive_is_told_by_how_its_delivery_stands(DeliveryStatus status, string code)
    {
        await _company.PlayAsync("refund-with-return", skip: e => e.Data is CreditReleased);
        _company.Stands<CreditReleased>(status);

        var (_, difference) = await OneAsync(code);
        difference.Detail.ShouldContain("503 Service Unavailable");
    }

    [Fact]
    public async Task A_memo_that_is_booked_though_its_delivery_was_given_up_is_there_and_to_be_redriven()
    {
        await _company.PlayAsync("refund-with-return");
        _company.Stands<CreditReleased>(DeliveryStatus.DeadLettered);

        var (report, _) = await OneAsync(DifferenceCodes.BookedThoughGivenUp);
        report.Totals.Single().Booked.Amount.ShouldBe(119.00m);
    }

    [Fact]
    public async Task A_refund_whose_webhook_was_dropped_leaves_a_credit_without_refund()
    {
        _company.PaidAtSource = true;
        await _company.PlayAsync("own-refund-echoed", upTo: e => e.Data is not RefundObserved);

        var (report, difference) = await OneAsync(DifferenceCodes.CreditWithoutRefund);
        difference.Amount!.Value.Amount.ShouldBe(119.00m);
        report.Totals.Single().Refunded.Amount.ShouldBe(0m);
        report.Totals.Single().Booked.Amount.ShouldBe(119.00m);
    }

    [Fact]
    public async Task A_refund_that_arrived_settles_the_credit_it_pays()
    {
        _company.PaidAtSource = true;
        await _company.PlayAsync("own-refund-echoed");
        (await _company.ReportAsync()).Agrees.ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_connector_cannot_book_is_named_with_the_way_to_do_without()
    {
        _company.Erp.Settle = _ => { };
        await _company.PlayAsync("quarantine-safety");
        var report = await _company.ReportAsync();

        report.Rows.Single().Differences.ShouldNotContain(d => d.Code == DifferenceCodes.StockMoveMissing);
        await _company.PlayAsync("reversal-after-correction");
        report = await _company.ReportAsync();
        report.Rows.SelectMany(r => r.Differences).Count(d => d.Code == DifferenceCodes.NotSupportedByConnector).ShouldBe(1);
    }

    [Fact]
    public async Task A_throttled_ERP_is_left_alone_and_nothing_is_called_missing()
    {
        await _company.PlayAsync("refund-with-return");
        _company.Limits = new ErpBooksLimits { MostConcurrent = 1 };
        _company.Erp.Fail(Fault.Throttled, r => r.Method == "GET", retryAfterSeconds: 30);
        var before = _company.Erp.Requests.Count;

        var report = await _company.ReportAsync();
        report.Counts.Keys.ShouldBe([DifferenceCodes.NotAsked]);
        report.Totals.Single().NotAsked.Amount.ShouldBe(119.00m);
        report.Totals.Single().Booked.Amount.ShouldBe(0m);
        report.Rows.Single().Credits.Single().Booked.ShouldBeNull();
        _company.Erp.Requests.Skip(before).Count(r => r.Method == "GET").ShouldBe(1);
    }

    [Fact]
    public async Task A_single_fault_leaves_one_document_open_and_the_rest_is_asked()
    {
        await _company.PlayAsync("refund-with-return");
        _company.Erp.Fail(Fault.LostBefore, r => r.Path.EndsWith("/salesCreditMemos", StringComparison.Ordinal));

        var (_, difference) = await OneAsync(DifferenceCodes.NotAsked);
        difference.Detail.ShouldStartWith("CREDIT_MEMO: connection:");
    }

    [Fact]
    public async Task A_report_asks_no_more_than_its_limit()
    {
        await _company.PlayAsync("refund-with-return");
        _company.Limits = new ErpBooksLimits { MostQuestions = 2 };
        var all = (await _company.ReportAsync()).Rows.Single();
        all.Differences.ShouldAllBe(d => d.Code == DifferenceCodes.NotAsked && d.Detail.Contains("at most 2 documents", StringComparison.Ordinal));
        all.Differences.Count.ShouldBeGreaterThan(1);
    }

    private async Task<(ReconciliationReport Report, Difference Difference)> OneAsync(string code)
    {
        var report = await _company.ReportAsync();
        report.Rows.SelectMany(r => r.Differences).Select(d => d.Code).ShouldBe([code]);
        var difference = report.Rows.SelectMany(r => r.Differences).Single();
        difference.WhatToDo.ShouldNotBeNullOrWhiteSpace();
        return (report, difference);
    }

    private static string Number(IReadOnlyList<Core.Returns.RecordedEvent> history) => history.Select(e => e.Data).OfType<CreditReleased>().First().DocumentNumber;
}
