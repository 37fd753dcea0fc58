using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.S4Hana.Documents;

/// <summary>
/// Credit memo requests: created with a billing block, which is lifted once the total that SAP computed is the released one. Billing makes
/// the credit memo from there.
/// </summary>
internal static class CreditMemoRequests
{
    public const string Set = SapServices.CreditMemoRequests + "/A_CreditMemoRequest";

    // A_CreditMemoReqItemPrcgElmnt.ConditionCategory: D is tax.
    private const string Tax = "D";

    public static ErpRequest Create(CreditMemoDocument memo, S4HanaProfile settings)
    {
        var body = SalesHead.Of(memo, memo.Customer, settings);
        body["CreditMemoRequestType"] = settings["creditMemoRequestType"];
        body["CreditMemoRequestDate"] = OData.Date(memo.Date);
        body["TransactionCurrency"] = memo.Total.Currency.Code;
        body["HeaderBillingBlockReason"] = settings.BillingBlock;
        if (memo.Lines.Select(l => l.Reason).FirstOrDefault(r => r is not null) is { } reason) body["SDDocumentReason"] = reason;
        body["to_Item"] = OData.Insert(memo.Lines.Select(line => Item(line, memo, settings)));
        return new ErpRequest("POST", Set, body);
    }

    /// <summary>Lifts the billing block.</summary>
    public static ErpRequest Release(string id, string etag) => new("PATCH", OData.Key(Set, id), new JsonObject { ["HeaderBillingBlockReason"] = "" })
    {
        Headers = new Dictionary<string, string> { ["If-Match"] = etag },
    };

    public static async Task<(BookedDocument Document, string ETag)?> FindAsync(string number, S4HanaProfile settings, SapServices sap, CancellationToken ct)
    {
        var path = OData.Search(Set, "PurchaseOrderByCustomer", number, "to_Item,to_Item/to_PricingElement");
        if (SalesHead.One(await sap.AskAsync(path, ct), number) is not { } found || found.Text("CreditMemoRequest") is not { } id) return null;
        // Another block than ours was set by a person, who has taken the document over.
        var posted = settings.KeepsBillingBlock || found.Text("HeaderBillingBlockReason") != settings.BillingBlock;
        return (new BookedDocument(id, posted, Total(found)), found.Text("__metadata", "etag") ?? "*");
    }

    private static decimal? Total(JsonObject request)
    {
        if (request.Decimal("TotalNetAmount") is not { } net) return null;
        return net + OData.Lines(request["to_Item"]).SelectMany(i => OData.Lines(i["to_PricingElement"]))
            .Where(c => c.Text("ConditionCategory") == Tax && string.IsNullOrEmpty(c.Text("ConditionInactiveReason")))
            .Sum(c => c.Decimal("ConditionAmount") ?? 0);
    }

    private static JsonObject Item(CreditMemoLine line, CreditMemoDocument memo, S4HanaProfile settings) => new()
    {
        // A sales document has no account lines: a material stands for the account.
        ["Material"] = line.Item ?? line.Account,
        ["CreditMemoRequestItemText"] = Clip.Of($"{(memo.Test ? "TEST " : "")}{line.Description}", 40),
        ["RequestedQuantity"] = OData.Text(line.Quantity),
        ["RequestedQuantityUnit"] = settings.Profile.Items.Unit,
        ["to_PricingElement"] = OData.Insert(
        [
            new JsonObject
            {
                ["ConditionType"] = settings["priceCondition"],
                ["ConditionRateValue"] = (memo.PricesIncludeTax ? line.UnitGross : line.UnitNet).Text(),
                ["ConditionCurrency"] = memo.Total.Currency.Code,
                ["ConditionQuantity"] = "1",
                ["ConditionQuantityUnit"] = settings.Profile.Items.Unit,
            },
        ]),
    };
}
