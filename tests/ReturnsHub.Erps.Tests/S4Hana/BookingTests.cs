using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.S4Hana;
using ReturnsHub.Erps.Tests.Booking;

namespace ReturnsHub.Erps.Tests.S4Hana;

public sealed class BookingTests : IAsyncLifetime, IDisposable
{
    private readonly FakeS4Hana _erp = new();
    private readonly HttpClient _http = Bench.Client();

    public Task InitializeAsync() => _erp.StartAsync();

    public Task DisposeAsync() => _erp.DisposeAsync().AsTask();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task An_authorised_return_is_a_customer_return_that_bills_nothing_by_itself()
    {
        var outcome = await ReturnPlay.Requested(jackets: 2, books: 1).Authorised().DeliverAsync(_erp, _http);
        outcome.ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OutcomeKind.Confirmed), o => o.ForeignId.ShouldBe("60000400"));
        Sent().ShouldBe([$$$$"""
            POST /sap/opu/odata/sap/API_CUSTOMER_RETURN_SRV/A_CustomerReturn
            {"SalesOrganization":"1010","DistributionChannel":"10","OrganizationDivision":"00","SoldToParty":"10100417","PurchaseOrderByCustomer":"{{{{ReturnPlay.ReturnOrder}}}}","CustomerReturnType":"CBAR","CustomerReturnDate":"2026-11-20T00:00:00","SenderBusinessSystemName":"RETURNSHUB","HeaderBillingBlockReason":"08","TransactionCurrency":"EUR","to_Item":[{"Material":"TG7741","RequestedQuantity":"2","RequestedQuantityUnit":"PC","ProductionPlant":"1010","CustRetItmFollowUpActivity":"0001","StorageLocation":"RET1","ReturnReason":"003"},{"Material":"BOOK-1","RequestedQuantity":"1","RequestedQuantityUnit":"PC","ProductionPlant":"1010","CustRetItmFollowUpActivity":"0001","StorageLocation":"RET1"}]}
            """]);
    }

    [Fact]
    public async Task A_receipt_is_a_returns_delivery_whose_goods_receipt_is_posted()
    {
        await ReturnPlay.Requested(jackets: 2, books: 1).Authorised().DeliverAsync(_erp, _http);
        var play = ReturnPlay.Requested(jackets: 2, books: 1).Authorised().Received(quantity: 1);
        (await play.DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        Sent()[1..].ShouldBe(
        [
            $$$$"""
            POST /sap/opu/odata/sap/API_CUSTOMER_RETURNS_DELIVERY_SRV;v=0002/A_ReturnsDeliveryHeader
            {"DeliveryDocumentBySupplier":"{{{{play.Number("RC")}}}}","to_DeliveryDocumentItem":[{"ReferenceSDDocument":"60000400","ReferenceSDDocumentItem":"10","ActualDeliveryQuantity":"1","DeliveryQuantityUnit":"PC"}]}
            """,
            "POST /sap/opu/odata/sap/API_CUSTOMER_RETURNS_DELIVERY_SRV;v=0002/PostGoodsReceipt?DeliveryDocument='60000400'\n",
        ]);
        _erp.Books.Movements.ShouldBe([("651", "RET1", 1m)]);
    }

    [Fact]
    public async Task A_second_receipt_takes_what_is_still_open_and_no_more()
    {
        await ReturnPlay.Requested().Authorised().DeliverAsync(_erp, _http);
        await ReturnPlay.Requested().Authorised().Received(quantity: 1).DeliverAsync(_erp, _http);
        var second = ReturnPlay.Requested().Authorised().Received(quantity: 1).Received(quantity: 2, receipt: "rc-2");
        (await second.DeliverAsync(_erp, _http)).Category.ShouldBe("receipt-mismatch");
        second = ReturnPlay.Requested().Authorised().Received(quantity: 1).Received(quantity: 1, receipt: "rc-2");
        (await second.DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Books.Movements.Sum(m => m.Units).ShouldBe(2);
    }

    [Fact]
    public async Task A_receipt_waits_for_its_customer_return()
    {
        var outcome = await ReturnPlay.Requested().Authorised().Received().DeliverAsync(_erp, _http);
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "return-order-missing"));
        _erp.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_credit_is_a_blocked_request_that_is_released_once_SAP_computes_the_same_total()
    {
        var outcome = await ReturnPlay.Requested().Credited(shipping: true).DeliverAsync(_erp, _http);
        outcome.ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OutcomeKind.Confirmed), o => o.ForeignId.ShouldBe("60000400"));
        Sent().ShouldBe(
        [
            """
            POST /sap/opu/odata/sap/API_CREDIT_MEMO_REQUEST_SRV/A_CreditMemoRequest
            {"SalesOrganization":"1010","DistributionChannel":"10","OrganizationDivision":"00","SoldToParty":"10100417","PurchaseOrderByCustomer":"CR-7Q2M-1","CreditMemoRequestType":"CR","CreditMemoRequestDate":"2026-11-20T00:00:00","TransactionCurrency":"EUR","HeaderBillingBlockReason":"08","SDDocumentReason":"003","to_Item":[{"Material":"TG7741","CreditMemoRequestItemText":"Return of JKT-M-BLK","RequestedQuantity":"1","RequestedQuantityUnit":"PC","to_PricingElement":[{"ConditionType":"PMP0","ConditionRateValue":"75.55","ConditionCurrency":"EUR","ConditionQuantity":"1","ConditionQuantityUnit":"PC"}]},{"Material":"RH-FREIGHT","CreditMemoRequestItemText":"Shipping","RequestedQuantity":"1","RequestedQuantityUnit":"PC","to_PricingElement":[{"ConditionType":"PMP0","ConditionRateValue":"4.12","ConditionCurrency":"EUR","ConditionQuantity":"1","ConditionQuantityUnit":"PC"}]}]}
            """,
            """
            PATCH /sap/opu/odata/sap/API_CREDIT_MEMO_REQUEST_SRV/A_CreditMemoRequest('60000400')
            {"HeaderBillingBlockReason":""}
            """,
        ]);
        _erp.Writes[1].Headers["If-Match"].ShouldBe("W/\"datetimeoffset'1'\"");
        var booked = _erp.Booked.ShouldHaveSingleItem();
        (booked.Posted, booked.Total).ShouldBe((true, 94.80m));
    }

    [Fact]
    public async Task A_credit_whose_total_SAP_computes_otherwise_stays_blocked_for_billing()
    {
        _erp.Books.Materials["TG7741"] = 0.20m;
        var outcome = await ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http);
        outcome.ShouldSatisfyAllConditions(
            o => o.Category.ShouldBe("amount-differs"),
            o => o.Answer.ShouldBe("The ERP computes 90.66 EUR where 89.90 EUR was released. Check prices and tax codes of the profile; the document is not posted."));
        _erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeFalse();
        (await ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http)).Category.ShouldBe("amount-differs");
        _erp.Writes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_credit_whose_total_SAP_does_not_tell_stays_blocked_for_billing()
    {
        _erp.Books.ShowsPrices = false;
        (await ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http)).Category.ShouldBe("amount-unknown");
        _erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeFalse();
    }

    [Fact]
    public async Task Where_SAP_approves_credits_the_block_stays_for_its_approver()
    {
        Set("keepBillingBlock", "true");
        (await ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Writes.Count.ShouldBe(1);
        _erp.Books.Documents.ShouldHaveSingleItem().Text("HeaderBillingBlockReason").ShouldBe("08");
    }

    [Theory]
    [InlineData(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable, "04", "453", "RET1", "1000")]
    [InlineData(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Quarantine, "04", "457", "RET1", "RET1")]
    [InlineData(InventoryStatus.ReceivedPendingInspection, InventoryStatus.NonSellableHold, "04", "459", "RET1", "RET1")]
    [InlineData(InventoryStatus.Quarantine, InventoryStatus.Sellable, "04", "321", "RET1", "1000")]
    [InlineData(InventoryStatus.NonSellableHold, InventoryStatus.ResaleChannel, "04", "343", "RET1", "RES1")]
    [InlineData(InventoryStatus.Sellable, InventoryStatus.Repair, "04", "344", "1000", "REP1")]
    [InlineData(InventoryStatus.Refurbish, InventoryStatus.VendorHold, "04", "325", "RFB1", "VEN1")]
    [InlineData(InventoryStatus.Sellable, InventoryStatus.Disposed, "03", "551", "1000", null)]
    [InlineData(InventoryStatus.Quarantine, InventoryStatus.Disposed, "03", "553", "RET1", null)]
    [InlineData(InventoryStatus.VendorHold, InventoryStatus.Disposed, "03", "555", "VEN1", null)]
    [InlineData(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection, "05", "451", "RET1", null)]
    [InlineData(InventoryStatus.Expected, InventoryStatus.Sellable, "05", "653", "1000", null)]
    public async Task The_stock_that_units_leave_and_enter_says_the_movement_type(InventoryStatus from, InventoryStatus to, string code, string movement, string location, string? receiving)
    {
        var play = ReturnPlay.Requested().Moved(from, to);
        (await play.DeliverAsync(_erp, _http)).ForeignId.ShouldBe("2026/60000400");
        var sent = _erp.Writes.ShouldHaveSingleItem().Body!;
        sent["GoodsMovementCode"]!.GetValue<string>().ShouldBe(code);
        var item = sent["to_MaterialDocumentItem"]![0]!;
        item.Text("GoodsMovementType").ShouldBe(movement);
        item.Text("StorageLocation").ShouldBe(location);
        item.Text("IssuingOrReceivingStorageLoc").ShouldBe(receiving);
        item.Text("CostCenter").ShouldBe(to == InventoryStatus.Disposed ? "10101902" : null);
        item.Text("MaterialDocumentItemText").ShouldBe(play.Number("SM"));
    }

    [Fact]
    public async Task Stock_without_value_is_not_scrapped_until_the_profile_says_how()
    {
        var play = ReturnPlay.Requested().Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Disposed);
        (await play.DeliverAsync(_erp, _http)).Category.ShouldBe("movement-unmapped");
        _erp.Writes.ShouldBeEmpty();
        Set("movement.RECEIVED_PENDING_INSPECTION.DISPOSED", "Z51");
        (await play.DeliverAsync(_erp, _http)).Kind.ShouldBe(OutcomeKind.Confirmed);
        _erp.Books.Movements.ShouldBe([("Z51", "RET1", 1m)]);
    }

    [Fact]
    public void A_number_has_a_reference_of_16_characters_that_is_the_same_for_ever()
    {
        OData.Short("SM-7Q2M-4").ShouldBe("RHK6L67HYN6GMUKD");
        Enumerable.Range(0, 2000).Select(i => OData.Short($"SM-{i}")).Distinct().Count().ShouldBe(2000);
    }

    [Fact]
    public async Task A_claim_is_an_exception_that_everybody_sees()
    {
        var outcome = await ReturnPlay.Requested().Claimed().DeliverAsync(_erp, _http);
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "not-supported"));
    }

    [Fact]
    public async Task Repeats_can_be_told_to_SAP_by_request_id_too()
    {
        Set("repeatability", "true");
        await ReturnPlay.Requested().Credited().DeliverAsync(_erp, _http);
        _erp.Writes[0].Headers["RequestID"].ShouldBe("0AB1AD4BCD823138C4761940683C1C3A");
        _erp.Writes[0].Headers["RepeatabilityCreation"].ShouldBe("2026-11-20T00:00:00");
    }

    [Fact]
    public async Task What_is_shown_beforehand_is_what_is_sent_but_for_the_ids_that_SAP_gives()
    {
        await ReturnPlay.Requested().Authorised().DeliverAsync(_erp, _http);
        var play = ReturnPlay.Requested().Authorised().Received();
        var shown = play.Preview(_erp, _http).Select(r =>
            $"{r.Method} /sap/opu/odata/sap/{r.Path}\n{r.Body?.ToJsonString(ErpJson.Options)}".Replace("{id}", "60000400", StringComparison.Ordinal).Replace("{line}", "10", StringComparison.Ordinal)).ToArray();
        await play.DeliverAsync(_erp, _http);
        shown.ShouldBe(Sent()[1..]);
    }

    private void Set(string name, string value) =>
        _erp.ProfileText = _erp.ProfileText.Replace("\"plant\": \"1010\"", $"\"plant\": \"1010\", \"{name}\": \"{value}\"", StringComparison.Ordinal);

    private string[] Sent() => [.. _erp.Writes.Select(w => $"{w.Method} {w.Path}{w.Query}\n{System.Text.Encoding.UTF8.GetString(w.Raw)}")];
}
