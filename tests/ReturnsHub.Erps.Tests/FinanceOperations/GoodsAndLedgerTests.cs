using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.FinanceOperations;

public class GoodsAndLedgerTests : FinanceOperationsFixture
{
    [Fact]
    public async Task An_authorised_return_is_a_return_order_of_goods_without_money()
    {
        var outcome = await Hub.DeliverAsync(Story.Authorised());
        (outcome.Kind, outcome.ForeignId).ShouldBe((OutcomeKind.Confirmed, "N-1001"));
        Erp.Rows("ReturnOrderHeadersV2")[0]["CustomersOrderReference"]!.GetValue<string>().ShouldBe(Story.ReturnOrderNumber);
        Erp.Requests.First(r => r.Path == "/data/ReturnOrderLinesV2" && r.Method == "POST").Body!.ToJsonString().ShouldBe(JsonNode.Parse("""
            { "dataAreaId": "nweu", "ReturnOrderNumber": "N-1001", "ItemNumber": "7741", "ReturnSalesQuantity": -1, "ReturnWarehouseId": "RET1", "SalesPrice": 0 }
            """)!.ToJsonString());
    }

    [Fact]
    public async Task A_return_order_half_written_is_finished_on_the_next_attempt()
    {
        Erp.Items.Remove("CUP-WHT");
        (await Hub.DeliverAsync(Story.Authorised())).Category.ShouldBe("unknown-item");
        Erp.Rows("ReturnOrderLinesV2").Count.ShouldBe(1);
        Erp.Items.Add("CUP-WHT");
        (await Hub.DeliverAsync(Story.Authorised())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Rows("ReturnOrderHeadersV2").Count.ShouldBe(1);
        Erp.Rows("ReturnOrderLinesV2").Select(l => l["ItemNumber"]!.GetValue<string>()).ShouldBe(["7741", "CUP-WHT"]);
    }

    [Fact]
    public async Task Goods_arrive_against_the_return_order_and_its_rma_number()
    {
        await Hub.DeliverAsync(Story.Authorised());
        (await DeliverAndPostAsync(Story.Received())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Rows("ItemArrivalJournalLinesV2")[0].ShouldSatisfyAllConditions(
            l => l["TransactionReferenceNumber"]!.GetValue<string>().ShouldBe("N-1001"),
            l => l["ReturnItemNumber"]!.GetValue<string>().ShouldBe("RMA-1001"),
            l => l["ReturnDispositionCodeId"]!.GetValue<string>().ShouldBe("CR-STOCK"),
            l => l["ReceivingWarehouseId"]!.GetValue<string>().ShouldBe("RET1"));
    }

    [Fact]
    public async Task Goods_without_a_return_order_wait_for_people()
    {
        (await Hub.DeliverAsync(Story.Received())).Category.ShouldBe("return-order-missing");
        Erp.Booked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_entry_is_a_general_journal_in_its_own_currency()
    {
        (await DeliverAndPostAsync(Story.WrittenOff(Story.Usd))).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldBe([new FakeBooking(DocumentKind.Journal, Story.EntryNumber, true, null)]);
        Erp.Requests.First(r => r.Path == "/data/LedgerJournalLines" && r.Method == "POST").Body!.ToJsonString().ShouldBe(JsonNode.Parse("""
            { "dataAreaId": "nweu", "JournalBatchNumber": "N-1001", "LineNumber": 1, "AccountType": "Ledger", "AccountDisplayValue": "510320-WEB", "DebitAmount": 7.50,
              "CreditAmount": 0.00, "CurrencyCode": "USD", "TransDate": "2026-11-20T12:00:00Z", "Text": "SecureDestruction of 1 × CUP-WHT" }
            """)!.ToJsonString());
    }

    [Fact]
    public async Task What_it_cannot_book_is_a_visible_exception()
    {
        Erp.Settle = p => p["leaveOut"] = new JsonArray();
        (await Hub.DeliverAsync(Story.Moved())).Category.ShouldBe("not-supported");
        (await Hub.DeliverAsync(Story.Claimed())).Category.ShouldBe("not-supported");
        Erp.Requests.ShouldBeEmpty();
    }
}
