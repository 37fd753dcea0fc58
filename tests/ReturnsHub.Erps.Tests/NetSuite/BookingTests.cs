using System.Text.Json.Nodes;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Tests.Booking;

namespace ReturnsHub.Erps.Tests.NetSuite;

public sealed class BookingTests : IAsyncLifetime, IDisposable
{
    private readonly FakeNetSuite _erp = new();
    private readonly HttpClient _http = Bench.Client();

    public Task InitializeAsync() => _erp.StartAsync();

    public Task DisposeAsync() => _erp.DisposeAsync().AsTask();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task An_authorised_return_is_a_return_authorisation_that_expects_its_units()
    {
        var play = ReturnPlay.Requested(jackets: 2, books: 1).Authorised();
        (await play.DeliverAsync(_erp, _http)).ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OutcomeKind.Confirmed), o => o.ForeignId.ShouldBe("NS990400"));
        Sent().ShouldBe($$$$"""
            PUT /services/rest/record/v1/returnAuthorization/eid:{{{{ReturnPlay.ReturnOrder}}}}
            {"externalId":"{{{{ReturnPlay.ReturnOrder}}}}","tranDate":"2026-11-20","memo":"Return {{{{Id}}}} RMA RMA-519","entity":{"id":"20417"},"orderStatus":{"id":"B"},"otherRefNum":"1001","currency":{"id":"4"},"location":{"id":"14"},"item":{"items":[{"item":{"id":"7741"},"quantity":2,"price":{"id":"-1"},"rate":75.55,"custcol_rh_reason":"DEF"},{"item":{"id":"7742"},"quantity":1,"price":{"id":"-1"},"rate":10.00}]}}
            """);
    }

    [Fact]
    public async Task A_receipt_tells_about_every_open_line_so_that_nothing_is_received_by_default()
    {
        await ReturnPlay.Requested(jackets: 2, books: 1).Authorised().DeliverAsync(_erp, _http);
        var play = ReturnPlay.Requested(jackets: 2, books: 1).Authorised().Received(quantity: 1);
        (await play.DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent().ShouldBe($$$$"""
            POST /services/rest/record/v1/returnAuthorization/990400/!transform/itemReceipt
            {"externalId":"{{{{play.Number("RC")}}}}","tranDate":"2026-11-20","memo":"Receipt {{{{Id}}}} RMA RMA-519","item":{"items":[{"orderLine":1,"itemReceive":true,"quantity":1,"location":{"id":"14"},"inventoryDetail":{"inventoryAssignment":{"items":[{"binNumber":{"id":"201"},"inventoryStatus":{"id":"2"},"quantity":1}]}}},{"orderLine":4,"itemReceive":false}]}}
            """);
        _erp.Books.Stock.ShouldBe(new Dictionary<string, decimal> { ["7741"] = 1, ["7742"] = 0 });
    }

    [Fact]
    public async Task More_units_than_the_authorisation_expects_are_not_received_but_shown()
    {
        await ReturnPlay.Requested(jackets: 1).Authorised().DeliverAsync(_erp, _http);
        var outcome = await ReturnPlay.Requested(jackets: 1).Authorised().Received(quantity: 2).DeliverAsync(_erp, _http);
        outcome.ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OutcomeKind.Refused), o => o.Category.ShouldBe("receipt-mismatch"));
        _erp.Booked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_receipt_waits_for_its_return_authorisation()
    {
        var outcome = await ReturnPlay.Requested().Authorised().Received().DeliverAsync(_erp, _http);
        outcome.ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OutcomeKind.Retry), o => o.Category.ShouldBe("return-order-missing"));
        _erp.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_credit_of_a_return_is_made_from_its_authorisation_net_with_the_tax_that_was_released()
    {
        await ReturnPlay.Requested().Authorised().DeliverAsync(_erp, _http);
        var outcome = await ReturnPlay.Requested().Authorised().Credited(jackets: 1, shipping: true).DeliverAsync(_erp, _http);
        outcome.ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OutcomeKind.Confirmed), o => o.ForeignId.ShouldBe("NS990401"));
        Sent().ShouldBe($$$$"""
            POST /services/rest/record/v1/returnAuthorization/990400/!transform/creditMemo?replace=item
            {"externalId":"CR-7Q2M-1","tranDate":"2026-11-20","memo":"Credit {{{{Id}}}} RMA RMA-519","item":{"items":[{"item":{"id":"7741"},"orderLine":1,"quantity":1,"price":{"id":"-1"},"amount":75.55,"description":"Return of JKT-M-BLK","taxDetailsReference":"RH1","custcol_rh_reason":"DEF"},{"item":{"id":"9002"},"quantity":1,"price":{"id":"-1"},"amount":4.12,"description":"Shipping","taxDetailsReference":"RH2"}]},"taxDetailsOverride":true,"taxDetails":{"items":[{"taxDetailsReference":"RH1","taxType":{"id":"5"},"taxCode":{"id":"17"},"taxBasis":75.55,"taxRate":19.00,"taxAmount":14.35},{"taxDetailsReference":"RH2","taxType":{"id":"5"},"taxCode":{"id":"17"},"taxBasis":4.12,"taxRate":19.00,"taxAmount":0.78}]}}
            """);
        _erp.Booked[1].Total.ShouldBe(94.80m);
        _erp.Books.Stock.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cents_that_do_not_divide_stay_exact_on_the_one_line_of_the_authorisation()
    {
        await ReturnPlay.Requested().Authorised().DeliverAsync(_erp, _http);
        var outcome = await ReturnPlay.Requested().Authorised().Credited(jackets: 2, amount: 100.01m, tax: 15.97m).DeliverAsync(_erp, _http);
        outcome.Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Booked[1].Total.ShouldBe(100.01m);
        var line = _erp.Books.Records[1].Body["item"]!["items"]!.AsArray().ShouldHaveSingleItem()!;
        (line["quantity"]!.GetValue<decimal>(), line["amount"]!.GetValue<decimal>()).ShouldBe((2m, 84.04m));
    }

    [Fact]
    public async Task A_refund_without_a_return_is_a_credit_memo_of_its_own_that_moves_no_stock_and_pays_nobody()
    {
        var outcome = await ReturnPlay.Requested().Credited(origin: CreditOrigin.PlatformRefund).DeliverAsync(_erp, _http);
        outcome.Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent().ShouldBe($$$$"""
            PUT /services/rest/record/v1/creditMemo/eid:CR-7Q2M-1
            {"externalId":"CR-7Q2M-1","tranDate":"2026-11-20","memo":"Credit {{{{Id}}}} RMA RMA-519","subsidiary":{"id":"2"},"entity":{"id":"20417"},"currency":{"id":"4"},"item":{"items":[{"item":{"id":"9001"},"quantity":1,"price":{"id":"-1"},"amount":75.55,"description":"Return of JKT-M-BLK","taxDetailsReference":"RH1","custcol_rh_reason":"DEF"}]},"taxDetailsOverride":true,"taxDetails":{"items":[{"taxDetailsReference":"RH1","taxType":{"id":"5"},"taxCode":{"id":"17"},"taxBasis":75.55,"taxRate":19.00,"taxAmount":14.35}]}}
            """);
        _erp.Books.Stock.ShouldBeEmpty();
        _erp.Booked.ShouldHaveSingleItem().Total.ShouldBe(89.90m);
    }

    [Fact]
    public async Task A_credit_that_the_profile_has_paid_out_of_an_account_is_a_cash_refund_that_charges_no_card()
    {
        _erp.ProfileText = _erp.ProfileText.Replace("\"storeCreditBonus\"", "\"payments\": { \"ORIGINAL_PAYMENT\": \"1010\" }, \"storeCreditBonus\"", StringComparison.Ordinal);
        (await ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        var record = _erp.Books.Records.ShouldHaveSingleItem();
        (record.Type, record.Body["account"]!["id"]!.GetValue<string>(), record.Body["chargeIt"]!.GetValue<bool>()).ShouldBe(("cashRefund", "1010", false));
    }

    [Fact]
    public async Task Store_credit_stays_open_on_the_customers_account()
    {
        _erp.ProfileText = _erp.ProfileText.Replace("\"storeCreditBonus\"", "\"payments\": { \"ORIGINAL_PAYMENT\": \"1010\" }, \"storeCreditBonus\"", StringComparison.Ordinal);
        var settlement = new CreditSettlement { Parts = [new SettlementPart(Resolution.StoreCredit, new Money(89.90m, ReturnPlay.Eur))] };
        (await ReturnPlay.Requested().Credited(settlement: settlement).DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        var record = _erp.Books.Records.ShouldHaveSingleItem();
        record.Type.ShouldBe("creditMemo");
        record.Body.ContainsKey("account").ShouldBeFalse();
    }

    [Fact]
    public async Task Where_the_profile_leaves_tax_to_NetSuite_a_total_that_differs_is_an_exception_that_says_so()
    {
        var taxes = _erp.ProfileText[_erp.ProfileText.IndexOf("\"taxes\": [", StringComparison.Ordinal)..];
        _erp.ProfileText = _erp.ProfileText.Replace(taxes[..(taxes.IndexOf(']') + 2)], "", StringComparison.Ordinal);
        _erp.Books.OwnRate = 0.20m;
        var outcome = await ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http);
        outcome.ShouldSatisfyAllConditions(
            o => o.Kind.ShouldBe(OutcomeKind.Refused),
            o => o.Category.ShouldBe("amount-differs"),
            o => o.Answer.ShouldBe("The ERP computes 90.66 EUR where 89.90 EUR was released. Check prices and tax codes of the profile; the document is posted."));
        (await ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http)).Category.ShouldBe("amount-differs");
        _erp.Booked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable, "inventoryStatusChange", """"location":{"id":"14"},"previousStatus":{"id":"2"},"revisedStatus":{"id":"1"},"inventory":{"items":[{"item":{"id":"7741"},"quantity":1,"inventoryDetail":{"inventoryAssignment":{"items":[{"binNumber":{"id":"201"},"quantity":1}]}}}]}}"""")]
    [InlineData(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Quarantine, "binTransfer", """"location":{"id":"14"},"inventory":{"items":[{"item":{"id":"7741"},"quantity":1,"inventoryDetail":{"inventoryAssignment":{"items":[{"binNumber":{"id":"201"},"inventoryStatus":{"id":"2"},"quantity":1,"toBinNumber":{"id":"209"},"toInventoryStatus":{"id":"3"}}]}}}]}}"""")]
    [InlineData(InventoryStatus.VendorHold, InventoryStatus.ResaleChannel, "inventoryTransfer", """"location":{"id":"15"},"transferLocation":{"id":"16"},"inventory":{"items":[{"item":{"id":"7741"},"adjustQtyBy":1}]}}"""")]
    [InlineData(InventoryStatus.Quarantine, InventoryStatus.Disposed, "inventoryAdjustment", """"account":{"id":"515"},"adjLocation":{"id":"14"},"inventory":{"items":[{"item":{"id":"7741"},"location":{"id":"14"},"adjustQtyBy":-1,"inventoryDetail":{"inventoryAssignment":{"items":[{"binNumber":{"id":"209"},"inventoryStatus":{"id":"3"},"quantity":-1}]}}}]}}"""")]
    [InlineData(InventoryStatus.Expected, InventoryStatus.VendorHold, "inventoryAdjustment", """"account":{"id":"254"},"adjLocation":{"id":"15"},"inventory":{"items":[{"item":{"id":"7741"},"location":{"id":"15"},"adjustQtyBy":1,"unitCost":40.00}]}}"""")]
    public async Task The_places_of_a_move_say_which_record_it_is(InventoryStatus from, InventoryStatus to, string type, string body)
    {
        var play = ReturnPlay.Requested().Moved(from, to);
        (await play.DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        var number = play.Number("SM");
        Sent().ShouldStartWith($"PUT /services/rest/record/v1/{type}/eid:{number}\n{{\"externalId\":\"{number}\",\"tranDate\":\"2026-11-20\",");
        Sent().ShouldEndWith("\"subsidiary\":{\"id\":\"2\"},\"" + body);
    }

    [Fact]
    public async Task A_journal_entry_keeps_debit_and_credit()
    {
        _erp.ProfileText = _erp.ProfileText.Replace("\"journals\": \"NONE\"", "\"journals\": \"EXCEPT_STOCK_VALUE\"", StringComparison.Ordinal);
        (await ReturnPlay.Requested().Journal().DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent().ShouldEndWith(""""subsidiary":{"id":"2"},"currency":{"id":"4"},"line":{"items":[{"account":{"id":"510"},"debit":40.00,"memo":"Recycle of 1 × JKT-M-BLK"},{"account":{"id":"120"},"credit":40.00,"memo":"Recycle of 1 × JKT-M-BLK"}]}}"""");
    }

    [Fact]
    public async Task A_claim_is_a_vendor_credit_on_the_account_of_claims()
    {
        (await ReturnPlay.Requested().Claimed().DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent().ShouldStartWith("PUT /services/rest/record/v1/vendorCredit/eid:VC-7Q2M-1\n");
        Sent().ShouldEndWith(""""entity":{"id":"30011"},"currency":{"id":"4"},"expense":{"items":[{"account":{"id":"130"},"amount":34.00}]}}"""");
    }

    [Fact]
    public async Task What_is_shown_beforehand_is_what_is_sent_but_for_the_ids_that_NetSuite_gives()
    {
        await ReturnPlay.Requested(jackets: 1).Authorised().DeliverAsync(_erp, _http);
        var play = ReturnPlay.Requested(jackets: 1).Authorised().Credited(shipping: true);
        var shown = play.Preview(_erp, _http).ShouldHaveSingleItem();
        await play.DeliverAsync(_erp, _http);
        $"{shown.Method} /services/rest/{shown.Path}\n{shown.Body!.ToJsonString(Erps.Booking.Engine.ErpJson.Options)}"
            .Replace("{id}", "990400", StringComparison.Ordinal)
            .Replace("\"{line}\"", "1", StringComparison.Ordinal)
            .ShouldBe(Sent());
    }

    /// <summary>
    /// Authorised before the order was known, the authorisation stands in the customer's own currency. A memo made from it would credit
    /// 89.90 of that instead of 89.90 EUR, and its total would look right.
    /// </summary>
    [Theory]
    [InlineData("currency", "1")]
    [InlineData("entity", "20418")]
    public async Task A_credit_is_not_made_from_an_authorisation_of_another_currency_or_customer(string field, string other)
    {
        await ReturnPlay.Requested(jackets: 1).Authorised().DeliverAsync(_erp, _http);
        _erp.Books.Records.Single().Body[field] = new JsonObject { ["id"] = other };

        (await ReturnPlay.Requested(jackets: 1).Authorised().Credited().DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);

        _erp.Writes[^1].ToString().ShouldBe("PUT /services/rest/record/v1/creditMemo/eid:CR-7Q2M-1");
        var memo = _erp.Books.Records[^1].Body;
        (memo["entity"]!["id"]!.GetValue<string>(), memo["currency"]!["id"]!.GetValue<string>()).ShouldBe(("20417", "4"));
        memo["memo"]!.GetValue<string>().ShouldStartWith($"Credit, not from {ReturnPlay.ReturnOrder} of another customer or currency: close that, ret_");
        _erp.Books.Stock.GetValueOrDefault("7741").ShouldBe(0);
    }

    [Fact]
    public async Task An_amount_in_a_currency_that_no_setting_names_is_not_booked()
    {
        _erp.ProfileText = _erp.ProfileText.Replace("\"currency.EUR\": \"4\",", "", StringComparison.Ordinal);
        (await ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http)).Category.ShouldBe("currency-unmapped");
        _erp.Writes.ShouldBeEmpty();
    }

    private static string Id => $"ret_{ReturnPlay.ReturnOrder[3..].ToLowerInvariant()}";

    private string Sent() => _erp.Writes[^1] is var last ? $"{last.Method} {last.Path}{last.Query}\n{System.Text.Encoding.UTF8.GetString(last.Raw)}" : "";
}
