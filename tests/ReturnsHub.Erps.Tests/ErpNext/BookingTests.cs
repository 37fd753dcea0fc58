using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.ErpNext;

public sealed class BookingTests : ErpNextFixture
{
    private static string Id => $"ret_{ReturnPlay.ReturnOrder[3..].ToLowerInvariant()}";

    [Fact]
    public async Task A_credit_is_a_credit_note_with_net_prices_and_the_tax_that_was_released_and_is_submitted_when_its_total_is_right()
    {
        var outcome = await ReturnPlay.Requested().Credited(shipping: true).DeliverAsync(Erp, Http);
        outcome.ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OutcomeKind.Confirmed), o => o.ForeignId.ShouldBe("SI-RET-00001"));
        Sent(0).ShouldBe($$$"""
            POST api/resource/Sales Invoice
            {"returnshub_key":"CR-7Q2M-1","company":"Northwind EU","customer":"Web shop DE","posting_date":"2026-11-20","set_posting_time":1,"posting_time":"00:00:00","is_return":1,"currency":"EUR","update_stock":0,"ignore_pricing_rule":1,"disable_rounded_total":1,"remarks":"Return {{{Id}}}, order 1001, RMA RMA-519","items":[{"item_code":"JACKET-M-BLACK","description":"Return of JKT-M-BLK","qty":-1,"uom":"Nos","conversion_factor":1,"rate":75.55,"cost_center":"Main - N","custom_return_reason":"Defective"},{"item_name":"Shipping","description":"Shipping","qty":-1,"uom":"Nos","conversion_factor":1,"rate":4.12,"income_account":"4420 - Shipping Income - N","cost_center":"Main - N"}],"taxes":[{"charge_type":"Actual","account_head":"VAT 19% - N","description":"VAT 19% - N","tax_amount":-15.13,"cost_center":"Main - N"}]}
            """);
        Sent(1).ShouldBe("PUT api/resource/Sales Invoice/SI-RET-00001\n{\"docstatus\":1}");
        Erp.Booked.ShouldBe([new FakeBooking(DocumentKind.CreditMemo, "CR-7Q2M-1", true, -94.80m)]);
        Erp.Books.Stock.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_credit_of_an_order_whose_invoice_is_known_is_made_against_it_at_its_exchange_rate()
    {
        Erp.Books.Invoice("ACC-SINV-01044", "1001", rate: 1.25m);
        (await ReturnPlay.Requested().Credited().DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent(0).ShouldContain("\"is_return\":1,\"return_against\":\"ACC-SINV-01044\",\"conversion_rate\":1.25,\"update_outstanding_for_self\":1,\"currency\":\"EUR\"");
    }

    [Theory]
    [InlineData("9999", 1)]
    [InlineData("1001", 2)]
    public async Task With_no_invoice_of_the_order_or_several_the_credit_note_stands_by_itself(string order, int invoices)
    {
        for (var n = 0; n < invoices; n++) Erp.Books.Invoice($"ACC-SINV-{n}", order);
        (await ReturnPlay.Requested().Credited().DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent(0).ShouldNotContain("return_against");
    }

    [Fact]
    public async Task More_units_than_the_invoice_has_are_refused_by_ERPNext_itself()
    {
        Erp.Books.Invoice("ACC-SINV-01044", "1001", units: 1);
        var outcome = await ReturnPlay.Requested().Credited(jackets: 2, amount: 179.80m, tax: 28.70m).DeliverAsync(Erp, Http);
        outcome.ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OutcomeKind.Refused), o => o.Category.ShouldBe("over-return"));
        Erp.Booked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task Where_credit_notes_bring_stock_back_units_on_sale_update_it_and_only_an_invoice_that_moved_stock_is_linked(int updateStock, bool linked)
    {
        CreditNotesMoveStock();
        Erp.Books.Invoice("ACC-SINV-01044", "1001", updateStock: updateStock);
        var play = ReturnPlay.Requested(jackets: 1).Moved(InventoryStatus.Expected, InventoryStatus.Sellable).Credited();
        (await play.DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent(0).ShouldContain("\"update_stock\":1");
        Sent(0).ShouldContain("\"rate\":75.55,\"warehouse\":\"Stores - N\"");
        Sent(0).Contains("return_against", StringComparison.Ordinal).ShouldBe(linked);
        Erp.Books.Stock.ShouldBe(new Dictionary<string, decimal> { ["Stores - N"] = 1 });
    }

    [Fact]
    public async Task Where_credit_notes_move_stock_rows_about_money_name_the_item_for_it()
    {
        CreditNotesMoveStock();
        var play = ReturnPlay.Requested(jackets: 1).Moved(InventoryStatus.Expected, InventoryStatus.Sellable).Credited(shipping: true);
        (await play.DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent(0).ShouldContain("{\"item_code\":\"RETURNS-MONEY\",\"item_name\":\"Shipping\"");
        Erp.Books.Stock.ShouldBe(new Dictionary<string, decimal> { ["Stores - N"] = 1 });
    }

    [Theory]
    // Sold that day: the credit note is of the invoice's minute, as it may not be before it.
    [InlineData("2026-11-20", "75.55", "14:05:09.303317", "ACC-SINV-01044-1")]
    [InlineData("2026-11-12", "75.55", "00:00:00", "ACC-SINV-01044-1")]
    // Sold for a cent less than is credited, as when an odd cent is shared: no row is named, so that no price is compared.
    [InlineData("2026-11-12", "75.54", "00:00:00", null)]
    // Invoiced after the credit: not what is taken back.
    [InlineData("2026-11-21", "75.55", "00:00:00", null)]
    public async Task What_the_server_would_refuse_to_compare_is_credited_all_the_same(string sold, string price, string time, string? row)
    {
        Erp.Books.Invoice("ACC-SINV-01044", "1001", day: sold, price: decimal.Parse(price, null));
        (await ReturnPlay.Requested().Credited().DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        var sent = Erp.Writes[0].Body!;
        (sent["posting_time"]!.GetValue<string>(), sent["items"]![0]!["sales_invoice_item"]?.GetValue<string>()).ShouldBe((time, row));
        (sent["return_against"] is not null).ShouldBe(sold != "2026-11-21");
    }

    [Fact]
    public async Task A_credit_without_tax_bears_a_row_of_none_so_that_ERPNext_adds_no_items_tax()
    {
        (await ReturnPlay.Requested().Credited(tax: 0m).DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent(0).ShouldEndWith("\"taxes\":[{\"charge_type\":\"Actual\",\"account_head\":\"VAT 0% - N\",\"description\":\"VAT 0% - N\",\"tax_amount\":0.00,\"cost_center\":\"Main - N\"}]}");
        Erp.Booked.ShouldHaveSingleItem().Total.ShouldBe(-89.90m);
    }

    [Fact]
    public async Task A_unit_that_was_given_away_is_not_credited_at_the_price_lists_price()
    {
        (await ReturnPlay.Requested().Credited(jackets: 7, amount: 0.07m, tax: 0.01m).DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent(0).ShouldContain("\"rate\":0.00,\"price_list_rate\":0");
        Erp.Booked.ShouldHaveSingleItem().Total.ShouldBe(-0.07m);
    }

    [Fact]
    public async Task Cents_that_do_not_divide_become_rows_of_their_own_and_the_total_is_exact()
    {
        (await ReturnPlay.Requested().Credited(jackets: 2, amount: 100.01m, tax: 15.97m).DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Total.ShouldBe(-100.01m);
    }

    [Fact]
    public async Task A_total_that_ERPNext_computes_otherwise_is_not_submitted()
    {
        Erp.Books.OwnTax = -1.90m;
        var outcome = await ReturnPlay.Requested().Credited().DeliverAsync(Erp, Http);
        outcome.ShouldSatisfyAllConditions(
            o => o.Category.ShouldBe("amount-differs"),
            o => o.Answer.ShouldBe("The ERP computes 91.80 EUR where 89.90 EUR was released. Check prices and tax codes of the profile; the document is not posted."));
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeFalse();
    }

    [Fact]
    public async Task Store_credit_stays_open_on_the_customers_account_and_its_bonus_is_a_journal_entry()
    {
        var settlement = new CreditSettlement
        {
            Parts = [new SettlementPart(Resolution.StoreCredit, new Money(89.90m, ReturnPlay.Eur))],
            Bonus = new StoreCreditBonus(new Money(10m, ReturnPlay.Eur), []),
        };
        (await ReturnPlay.Requested().Credited(settlement: settlement).DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.Select(b => (b.Kind, b.Posted)).ShouldBe([(DocumentKind.CreditMemo, true), (DocumentKind.Journal, true)]);
        Sent(0).ShouldNotContain("payments");
    }

    [Theory]
    [InlineData(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection, "Material Receipt", """"t_warehouse":"Returns - N","basic_rate":40.00,"set_basic_rate_manually":1,"expense_account":"5111 - Cost of Goods Sold - N","cost_center":"Main - N"}]}"""")]
    [InlineData(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable, "Material Transfer", """"s_warehouse":"Returns - N","t_warehouse":"Stores - N","cost_center":"Main - N"}]}"""")]
    [InlineData(InventoryStatus.Quarantine, InventoryStatus.Disposed, "Material Issue", """"s_warehouse":"Quarantine - N","expense_account":"5111 - Cost of Goods Sold - N","cost_center":"Main - N"}]}"""")]
    public async Task The_warehouses_of_a_move_say_which_stock_entry_it_is(InventoryStatus from, InventoryStatus to, string type, string row)
    {
        Erp.Books.Stock["Returns - N"] = Erp.Books.Stock["Quarantine - N"] = 1;
        var play = ReturnPlay.Requested().Moved(from, to);
        (await play.DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent(0).ShouldStartWith($"POST api/resource/Stock Entry\n{{\"returnshub_key\":\"{play.Number("SM")}\",\"company\":\"Northwind EU\",\"stock_entry_type\":\"{type}\",\"posting_date\":\"2026-11-20\",\"set_posting_time\":1,\"posting_time\":\"00:00:00\",");
        Sent(0).ShouldEndWith("\"items\":[{\"item_code\":\"JACKET-M-BLACK\",\"qty\":1,\"uom\":\"Nos\",\"conversion_factor\":1,\"" + row);
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
    }

    [Fact]
    public async Task Units_that_ERPNext_does_not_have_are_not_moved()
    {
        var outcome = await ReturnPlay.Requested().Moved(InventoryStatus.Quarantine, InventoryStatus.Sellable).DeliverAsync(Erp, Http);
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "insufficient-stock"));
    }

    [Fact]
    public async Task A_journal_entry_keeps_debit_and_credit()
    {
        (await ReturnPlay.Requested().Journal().DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent(0).ShouldBe($$$"""
            POST api/resource/Journal Entry
            {"returnshub_key":"JE-7Q2M-1","company":"Northwind EU","voucher_type":"Journal Entry","posting_date":"2026-11-20","cheque_no":"JE-7Q2M-1","cheque_date":"2026-11-20","user_remark":"Recycle of 1 × JKT-M-BLK, Return {{{Id}}}","accounts":[{"account":"5120 - Inventory Write-off - N","debit_in_account_currency":40.00,"cost_center":"Main - N"},{"account":"1411 - Stock Revaluation - N","credit_in_account_currency":40.00,"cost_center":"Main - N"}]}
            """);
    }

    [Fact]
    public async Task A_journal_entry_in_another_currency_than_the_companys_is_left_to_people()
    {
        Profile("\"currency\": \"EUR\"", "\"currency\": \"USD\"");
        (await ReturnPlay.Requested().Journal().DeliverAsync(Erp, Http)).Category.ShouldBe("currency");
        Erp.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_claim_is_a_debit_note_on_the_account_of_claims()
    {
        (await ReturnPlay.Requested().Claimed().DeliverAsync(Erp, Http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent(0).ShouldStartWith("POST api/resource/Purchase Invoice\n{\"returnshub_key\":\"VC-7Q2M-1\",\"company\":\"Northwind EU\",\"supplier\":\"Acme Textiles\",");
        Sent(0).ShouldEndWith("\"items\":[{\"item_name\":\"Claim for 1 × JACKET-M-BLACK\",\"description\":\"Claim for 1 × JACKET-M-BLACK\",\"qty\":-1,\"uom\":\"Nos\",\"conversion_factor\":1,\"rate\":34.00,\"expense_account\":\"1330 - Vendor Claims - N\",\"cost_center\":\"Main - N\"}]}");
        Erp.Booked.ShouldBe([new FakeBooking(DocumentKind.VendorClaim, "VC-7Q2M-1", true, -34m)]);
    }

    [Fact]
    public async Task A_claim_that_ERPNext_puts_tax_on_is_not_submitted()
    {
        Erp.Books.OwnTax = -6.46m;
        var outcome = await ReturnPlay.Requested().Claimed().DeliverAsync(Erp, Http);
        outcome.Answer.ShouldBe("ERPNext computes 40.46 EUR where 34.00 EUR was claimed. Let the supplier have no tax by default; the document is not submitted.");
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_shown_beforehand_is_what_is_sent_but_for_the_names_that_ERPNext_gives()
    {
        Erp.Books.Invoice("ACC-SINV-01044", "1001");
        var play = ReturnPlay.Requested().Credited();
        var shown = play.Preview(Erp, Http);
        await play.DeliverAsync(Erp, Http);
        shown.Select(r => $"{r.Method} {Uri.UnescapeDataString(r.Path)}\n{r.Body!.ToJsonString(ErpJson.Options)}"
                .Replace("{invoice of 1001}", "ACC-SINV-01044", StringComparison.Ordinal)
                .Replace("\"{its rate}\"", "1", StringComparison.Ordinal)
                .Replace("{its row of JACKET-M-BLACK}", "ACC-SINV-01044-1", StringComparison.Ordinal)
                .Replace("{id}", "SI-RET-00002", StringComparison.Ordinal))
            .ShouldBe([Sent(0), Sent(1)]);
    }

    private void CreditNotesMoveStock()
    {
        Profile("\"stock\": \"MOVES\"", "\"stock\": \"CREDIT_MEMO\"");
        Profile("\"costCenter\"", "\"moneyItem\": \"RETURNS-MONEY\", \"costCenter\"");
    }
}
