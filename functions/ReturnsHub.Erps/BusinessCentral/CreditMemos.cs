using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Dynamics;

namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>
/// Sales credit memos
/// (https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/resources/dynamics_salescreditmemo). Drafts and
/// posted ones are in one entity set. An item line takes its units back into its location; a line on an account moves money only.
/// </summary>
internal static class CreditMemos
{
    public static Postable In(string company, Profile profile) => new(
        $"{company}/salesCreditMemos",
        BusinessCentralRequest.PostAction,
        d => $"externalDocumentNumber eq {OData.Literal(d.Number)}",
        d => Body((CreditMemoDocument)d, profile),
        (d, entity) => Read((CreditMemoDocument)d, entity));

    private static JsonObject Body(CreditMemoDocument memo, Profile profile)
    {
        var body = new JsonObject
        {
            ["externalDocumentNumber"] = memo.Number,
            ["customerNumber"] = memo.Customer,
            ["creditMemoDate"] = OData.Day(memo.Date),
            ["postingDate"] = OData.Day(memo.Date),
            ["currencyCode"] = memo.Total.Currency.Code,
        };
        if (memo.Lines.Select(l => l.Reason).FirstOrDefault(r => r is not null) is { } reason) body["customerReturnReasonId"] = CodeIds.Of(reason);
        body["salesCreditMemoLines"] = new JsonArray([.. memo.Lines.Select(l => Line(l, memo, profile)), Comment(memo)]);
        return body;
    }

    // A line's type comes before its number, and its price after both: each is validated against what stands before it.
    private static JsonObject Line(CreditMemoLine line, CreditMemoDocument memo, Profile profile)
    {
        var item = line.Item is not null && line.Location is not null;
        var body = new JsonObject
        {
            ["lineType"] = item ? "Item" : "Account",
            ["lineObjectNumber"] = item ? line.Item : Account(line, profile),
            ["description"] = Clip.Of(line.Description, 100),
        };
        if (item) body["locationId"] = CodeIds.Of(line.Location!);
        if (line.TaxCode is { } tax) body["taxCode"] = tax;
        body["quantity"] = line.Quantity;
        body["unitPrice"] = (memo.PricesIncludeTax ? line.UnitGross : line.UnitNet).Number();
        // The price is what was paid: a discount that the price list brings today is none.
        body["discountAmount"] = 0;
        return body;
    }

    // An item line always moves stock, so a credit that moves none is on an account.
    private static string Account(CreditMemoLine line, Profile profile) => line.Account ?? profile.Accounts.NotRestocked
        ?? throw ErpFaultException.Refused("account-unmapped", "The profile names no account for notRestocked. Add accounts.notRestocked and redrive.");

    private static JsonObject Comment(CreditMemoDocument memo) => new()
    {
        ["lineType"] = "Comment",
        ["description"] = Clip.Of(string.Join(", ", new[] { memo.Test ? "TEST" : null, $"Return {memo.ReturnId}", memo.OrderId is { } o ? $"order {o}" : null, memo.Rma is { } r ? $"RMA {r}" : null }.OfType<string>()), 100),
    };

    private static BookedDocument Read(CreditMemoDocument memo, JsonObject entity)
    {
        var posted = entity.Text("status") is not ("Draft" or "In Review" or "In_x0020_Review");
        // The customer's card decides it; the API cannot set it.
        if (!posted && entity["pricesIncludeTax"] is JsonValue gross && gross.TryGetValue<bool>(out var includes) && includes != memo.PricesIncludeTax)
        {
            throw ErpFaultException.Refused(
                "prices-include-tax",
                $"Customer {Clip.Of(memo.Customer, 20)} has 'Prices Including VAT' {(includes ? "on" : "off")} and the profile says otherwise. Make them agree, delete the draft {Clip.Of(entity.Text("number"), 20)}, and redrive.");
        }

        return new BookedDocument(BusinessCentralRequest.Id(entity), posted, entity.Decimal("totalAmountIncludingTax"), entity.Text("number"));
    }
}
