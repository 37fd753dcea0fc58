using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.BusinessCentral;

public class VendorClaimTests : BusinessCentralFixture
{
    [Fact]
    public async Task A_claim_is_a_purchase_credit_memo_on_the_claims_account()
    {
        (await Hub.DeliverAsync(Story.Claimed())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldBe([new FakeBooking(DocumentKind.VendorClaim, Story.ClaimNumber, true, 40.00m)]);
        Erp.Requests.Single(r => r.Method == "POST" && r.Path.EndsWith("/purchaseCreditMemos", StringComparison.Ordinal)).Body!.ToJsonString().ShouldBe(
            JsonNode.Parse($$"""
            {
              "vendorNumber": "V10000", "vendorCreditMemoNumber": "RH-7Q2M-CL-1", "creditMemoDate": "2026-11-20", "postingDate": "2026-11-20", "currencyCode": "EUR",
              "purchaseCreditMemoLines": [
                { "lineType": "Account", "lineObjectNumber": "2390", "description": "Claim for 1 × 1896-S, return {{Story.Return.Value}}", "quantity": 1, "unitCost": 40.00 }
              ]
            }
            """)!.ToJsonString());
    }

    [Fact]
    public async Task A_number_that_the_vendor_has_already_is_posted_once_and_the_draft_beside_it_shown_to_people()
    {
        await Hub.DeliverAsync(Story.Claimed());
        // The look-up was made before another worker posted.
        Erp.Errors.Enqueue((r => r.Method == "GET", new FakeAnswer(200, new JsonObject { ["value"] = new JsonArray() })));
        var outcome = await Hub.DeliverAsync(Story.Claimed());
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "found-twice"));
        Erp.Booked.Count(b => b.Posted).ShouldBe(1);
    }

    [Fact]
    public async Task A_duplicate_that_turns_out_to_be_ours_is_a_success()
    {
        Erp.Fail(Fault.FailedAfter, r => r.Path.EndsWith(".post", StringComparison.Ordinal));
        (await Hub.DeliverAsync(Story.Claimed())).Kind.ShouldBe(OutcomeKind.Unknown);
        (await Hub.DeliverAsync(Story.Claimed())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_claim_whose_answer_was_lost_is_found_though_the_vendor_has_another_number_in_the_profile_by_now()
    {
        Erp.Books.Vendors.Add("V20000");
        Erp.Fail(Fault.LostAfter, r => r.Path.EndsWith(".post", StringComparison.Ordinal));
        (await Hub.DeliverAsync(Story.Claimed())).Kind.ShouldBe(OutcomeKind.Unknown);
        Erp.Settle = profile => profile["vendors"]!["acme-textiles"] = "V20000";
        using var mended = new HubLink(Erp);
        (await mended.DeliverAsync(Story.Claimed())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldHaveSingleItem().Posted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_claim_that_the_erp_adds_tax_to_is_not_posted()
    {
        Erp.Errors.Enqueue((r => r.Method == "GET", new FakeAnswer(200, new JsonObject
        {
            ["value"] = new JsonArray(new JsonObject { ["id"] = Guid.Empty.ToString(), ["number"] = "PCM-1", ["status"] = "Draft", ["totalAmountIncludingTax"] = 47.60m }),
        })));
        var outcome = await Hub.DeliverAsync(Story.Claimed());
        outcome.Category.ShouldBe("amount-differs");
        outcome.Answer.ShouldContain("computes 47.60 EUR where 40.00 EUR was claimed");
    }
}
