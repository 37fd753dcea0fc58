using System.Text.Json.Nodes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.BusinessCentral;

public class CreditMemoTests : BusinessCentralFixture
{
    [Fact]
    public async Task A_credit_is_looked_up_written_checked_and_posted()
    {
        var outcome = await Hub.DeliverAsync(Story.Credited());

        outcome.Kind.ShouldBe(OutcomeKind.Confirmed);
        outcome.ForeignId.ShouldStartWith("P-");
        Erp.Booked.ShouldBe([new FakeBooking(DocumentKind.CreditMemo, Story.CreditNumber, true, 148.75m)]);
        const string Base = "/v2.0/contoso.onmicrosoft.com/PROD/api/v2.0/companies(6f2c0a4e-1b7d-4d3e-9c55-0a1b2c3d4e5f)";
        Erp.Requests.Select(r => $"{r.Method} {r.Path}").ShouldBe(
        [
            "POST " + FakeEntra.Path,
            $"GET {Base}/salesCreditMemos",
            $"GET {Base}/customerReturnReasons",
            $"GET {Base}/locations",
            $"POST {Base}/salesCreditMemos",
            $"POST {Base}/salesCreditMemos(00000001-0001-0002-0304-05060708090a)/Microsoft.NAV.post",
            $"GET {Base}/salesCreditMemos",
        ]);
    }

    [Fact]
    public async Task Units_back_on_sale_are_an_item_line_and_others_money_on_an_account()
    {
        await Hub.DeliverAsync(Story.Credited());
        Erp.Requests.Single(r => r.Method == "POST" && r.Path.EndsWith("/salesCreditMemos", StringComparison.Ordinal)).Body!.ToJsonString().ShouldBe(
            JsonNode.Parse("""
            {
              "externalDocumentNumber": "RH-7Q2M-CR-1", "customerNumber": "C20049", "creditMemoDate": "2026-11-20", "postingDate": "2026-11-20",
              "currencyCode": "EUR", "customerReturnReasonId": "0a1d0000-0000-0000-0000-000000000001",
              "salesCreditMemoLines": [
                { "lineType": "Item", "lineObjectNumber": "1896-S", "description": "Return of JKT-M-BLK", "locationId": "b7e40000-0000-0000-0000-000000000001",
                  "taxCode": "VAT19", "quantity": 1, "unitPrice": 119.00, "discountAmount": 0 },
                { "lineType": "Account", "lineObjectNumber": "6120", "description": "Credit without stock: CUP-WHT",
                  "taxCode": "VAT19", "quantity": 1, "unitPrice": 23.80, "discountAmount": 0 },
                { "lineType": "Account", "lineObjectNumber": "6130", "description": "Shipping",
                  "taxCode": "VAT19", "quantity": 1, "unitPrice": 5.95, "discountAmount": 0 },
                { "lineType": "Comment", "description": "Return RETURN, order 1001, RMA R-481" }
              ]
            }
            """.Replace("RETURN,", Story.Return.Value + ",", StringComparison.Ordinal))!.ToJsonString());
    }

    [Fact]
    public async Task A_net_customer_gets_net_prices_and_the_same_total()
    {
        Erp.Books.Customers["C20049"] = false;
        Erp.Settle = p => p["pricesIncludeTax"] = false;
        (await Hub.DeliverAsync(Story.Credited())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Total.ShouldBe(148.75m);
        Erp.Books.Papers[0].Body["salesCreditMemoLines"]![0]!["unitPrice"]!.GetValue<decimal>().ShouldBe(100.00m);
    }

    [Fact]
    public async Task A_customer_whose_prices_hold_no_tax_is_told_before_anything_is_posted()
    {
        Erp.Books.Customers["C20049"] = false;
        var outcome = await Hub.DeliverAsync(Story.Credited());
        outcome.ShouldSatisfyAllConditions(o => o.Kind.ShouldBe(OutcomeKind.Refused), o => o.Category.ShouldBe("prices-include-tax"), o => o.Answer.ShouldContain("'Prices Including VAT' off"));
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_total_that_differs_is_not_posted()
    {
        Erp.Books.Customers["C20049"] = false;
        Erp.Books.Taxes["VAT19"] = 0.16m;
        Erp.Settle = p => p["pricesIncludeTax"] = false;
        var outcome = await Hub.DeliverAsync(Story.Credited());
        outcome.Category.ShouldBe("amount-differs");
        outcome.Answer.ShouldContain("computes 145.00 EUR where 148.75 EUR was released");
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_draft_left_behind_is_finished()
    {
        await Hub.DeliverAsync(Story.Credited());
        var body = Erp.Books.Papers[0].Body;
        await using var other = new FakeBusinessCentral();
        await other.StartAsync();
        other.Books.LeaveDraft("salesCreditMemos", body);
        using var hub = new HubLink(other);
        (await hub.DeliverAsync(Story.Credited())).Kind.ShouldBe(OutcomeKind.Confirmed);
        other.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
        other.Requests.Count(r => r.Method == "POST" && r.Path.EndsWith("/salesCreditMemos", StringComparison.Ordinal)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_documents_with_our_number_are_shown_to_people()
    {
        await Hub.DeliverAsync(Story.Credited());
        Erp.Books.LeaveDraft("salesCreditMemos", Erp.Books.Papers[0].Body);
        (await Hub.DeliverAsync(Story.Credited())).Category.ShouldBe("found-twice");
    }

    [Fact]
    public async Task Delivered_again_it_is_found_and_nothing_is_sent()
    {
        var first = await Hub.DeliverAsync(Story.Credited());
        var sent = Erp.Requests.Count(r => r.Method == "POST");
        (await Hub.DeliverAsync(Story.Credited())).ForeignId.ShouldBe(first.ForeignId);
        Erp.Requests.Count(r => r.Method == "POST").ShouldBe(sent);
        Erp.Requests.Count(r => r.Path.EndsWith("/locations", StringComparison.Ordinal)).ShouldBe(1, "ids are asked for once");
    }

    [Fact]
    public async Task Store_credit_is_left_open_on_the_customers_account_and_its_bonus_is_a_journal_entry()
    {
        var settlement = new CreditSettlement
        {
            Parts = [new SettlementPart(Resolution.StoreCredit, new Core.Primitives.Money(148.75m, Story.Eur))],
            Bonus = new StoreCreditBonus(new Core.Primitives.Money(10.00m, Story.Eur), []),
        };
        (await Hub.DeliverAsync(Story.Credited(settlement: settlement))).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.Select(b => (b.Kind, b.Posted)).ShouldBe([(DocumentKind.CreditMemo, true), (DocumentKind.Journal, true)]);
        Erp.Books.Entries.Select(e => (e["accountNumber"]!.GetValue<string>(), e["amount"]!.GetValue<decimal>())).ShouldBe([("6150", 10.00m), ("5490", -10.00m)]);
        Erp.Requests.ShouldAllBe(r => !r.Path.Contains("ayment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_sent_is_what_the_preview_shows_with_ids_filled_in()
    {
        using var http = Bench.Client();
        var (profile, _) = Erps.Booking.Profiles.ProfileReader.Read(Erp.Profile);
        var system = Erp.Registration.Make(new(Erp.Consumer, profile!, http, Erp.Time));
        var document = Erps.Booking.Mapping.Bookings.Of(Story.Credited(), profile!, system.Books).Documents.ShouldHaveSingleItem();
        var preview = system.Preview(document);
        preview.Select(r => r.Path[(r.Path.LastIndexOf(")/", StringComparison.Ordinal) + 2)..]).ShouldBe(["salesCreditMemos", "Microsoft.NAV.post"]);

        await Hub.DeliverAsync(Story.Credited());
        var sent = Erp.Requests.Single(r => r.Method == "POST" && r.Path.EndsWith("/salesCreditMemos", StringComparison.Ordinal)).Body!.ToJsonString();
        preview[0].Body!.ToJsonString().Replace("{MAIN}", Erp.Books.Locations["MAIN"], StringComparison.Ordinal).Replace("{DEFECT}", Erp.Books.Reasons["DEFECT"], StringComparison.Ordinal).ShouldBe(sent);
    }
}
