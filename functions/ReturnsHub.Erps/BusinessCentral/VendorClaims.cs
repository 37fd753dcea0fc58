using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Dynamics;

namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>
/// Claims as purchase credit memos on an account
/// (https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/resources/dynamics_purchasecreditmemo). Posting
/// refuses a number that the vendor has already.
/// </summary>
internal static class VendorClaims
{
    public static Postable In(string company) => new(
        $"{company}/purchaseCreditMemos",
        BusinessCentralRequest.PostAction,
        // Not by vendor: the profile may name another one by now.
        d => $"vendorCreditMemoNumber eq {OData.Literal(d.Number)}",
        d => Body((VendorClaimDocument)d),
        (d, entity) => Read((VendorClaimDocument)d, entity));

    private static JsonObject Body(VendorClaimDocument claim) => new()
    {
        ["vendorNumber"] = claim.Vendor,
        ["vendorCreditMemoNumber"] = claim.Number,
        ["creditMemoDate"] = OData.Day(claim.Date),
        ["postingDate"] = OData.Day(claim.Date),
        ["currencyCode"] = claim.Amount.Currency.Code,
        ["purchaseCreditMemoLines"] = new JsonArray(
            new JsonObject
            {
                ["lineType"] = "Account",
                ["lineObjectNumber"] = claim.Account,
                ["description"] = Clip.Of($"{(claim.Test ? "TEST " : "")}Claim for {claim.Quantity} × {claim.Item ?? "unknown item"}, return {claim.ReturnId}", 100),
                ["quantity"] = 1,
                ["unitCost"] = claim.Amount.Number(),
            }),
    };

    private static BookedDocument Read(VendorClaimDocument claim, JsonObject entity)
    {
        var posted = entity.Text("status") is not ("Draft" or "In Review" or "In_x0020_Review");
        var total = entity.Decimal("totalAmountIncludingTax");
        if (total is { } computed && Math.Abs(computed) != claim.Amount.Amount)
        {
            throw ErpFaultException.Refused(
                "amount-differs",
                $"Business Central computes {Money.Rounded(Math.Abs(computed), claim.Amount.Currency)} where {claim.Amount} was claimed. Give the claims account a tax group without tax; the document is {(posted ? "posted" : "not posted")}.");
        }

        return new BookedDocument(BusinessCentralRequest.Id(entity), posted, total, entity.Text("number"));
    }
}
