using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.BusinessCentral;

public class ExtensionTests : BusinessCentralFixture
{
    [Fact]
    public async Task Without_the_extension_a_move_that_no_credit_brings_is_a_visible_exception()
    {
        Erp.Settle = p => p["stock"] = "MOVES";
        Erp.Registration.Check(Erp.Consumer, new() { AllowLoopback = true }).ShouldContain(f => f.Contains("MOVES needs the ReturnsHub extension", StringComparison.Ordinal));
        (await Hub.DeliverAsync(Story.Arrived())).Category.ShouldBe("location-unmapped");
        Erp.Settle = p =>
        {
            p["stock"] = "MOVES";
            p["locations"]!["RECEIVED_PENDING_INSPECTION"] = "INSPECT";
        };
        using var hub = new HubLink(Erp);
        (await hub.DeliverAsync(Story.Arrived())).Category.ShouldBe("not-supported");
    }

    [Fact]
    public async Task An_authorised_return_is_a_return_order()
    {
        UseExtension();
        (await Hub.DeliverAsync(Story.Authorised())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldBe([new FakeBooking(DocumentKind.ReturnOrder, Story.ReturnOrderNumber, true, null)]);
        var sent = Erp.Requests.Single(r => r.Method == "POST" && r.Path.EndsWith("/returnOrders", StringComparison.Ordinal));
        sent.Path.ShouldContain("/api/returnshub/returns/v1.0/companies(");
        sent.Body!["returnOrderLines"]!.ToJsonString().ShouldBe(JsonNode.Parse("""
            [ { "lineKey": "l1", "itemNumber": "1896-S", "quantity": 1, "unitPriceIncludingTax": 119.00, "returnReasonCode": "DEFECT" },
              { "lineKey": "l2", "itemNumber": "CUP-WHT", "quantity": 1, "unitPriceIncludingTax": 23.80 } ]
            """)!.ToJsonString());
        Erp.Requests.ShouldContain(r => r.Path.EndsWith("/Microsoft.NAV.release", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Goods_received_are_a_receipt_against_the_return_order()
    {
        UseExtension();
        (await Hub.DeliverAsync(Story.Received())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().ShouldSatisfyAllConditions(b => b.Kind.ShouldBe(DocumentKind.Receipt), b => b.Posted.ShouldBeTrue());
        Erp.Books.Papers[0].Body["returnOrderKey"]!.GetValue<string>().ShouldBe(Story.ReturnOrderNumber);
        Erp.Books.Papers[0].Body["returnReceiptLines"]![0]!["locationCode"]!.GetValue<string>().ShouldBe("INSPECT");
    }

    [Fact]
    public async Task A_move_is_booked_from_location_to_location()
    {
        UseExtension();
        (await Hub.DeliverAsync(Story.Moved())).Kind.ShouldBe(OutcomeKind.Confirmed);
        var move = Erp.Books.Papers.ShouldHaveSingleItem().Body;
        (move["fromLocationCode"]!.GetValue<string>(), move["toLocationCode"]!.GetValue<string>()).ShouldBe(("INSPECT", "MAIN"));
    }

    [Fact]
    public async Task Where_moves_bring_stock_the_credit_memo_has_no_item_line()
    {
        UseExtension();
        (await Hub.DeliverAsync(Story.Credited())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Total.ShouldBe(148.75m);
        Erp.Books.Papers[0].Body["salesCreditMemoLines"]!.AsArray().ShouldAllBe(l => l!["lineType"]!.GetValue<string>() != "Item");
    }

    [Fact]
    public async Task The_unique_key_keeps_two_workers_from_booking_twice()
    {
        UseExtension();
        await Hub.DeliverAsync(Story.Moved());
        var body = Erp.Books.Papers[0].Body;
        await using var other = new FakeBusinessCentral();
        await other.StartAsync();
        other.Settle = Erp.Settle;
        other.Books.LeaveDraft("stockMoves", body);
        // The look-up before the move was written by the other worker.
        other.Errors.Enqueue((r => r.Method == "GET", new FakeAnswer(200, new JsonObject { ["value"] = new JsonArray() })));
        using var hub = new HubLink(other);
        (await hub.DeliverAsync(Story.Moved())).Kind.ShouldBe(OutcomeKind.Confirmed);
        other.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
    }
}
