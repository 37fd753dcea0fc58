using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.S4Hana.Documents;

/// <summary>
/// Customer returns. They stay blocked for billing and name no refund type: SAP would make credit memos from them by itself, beside those
/// that the hub has released.
/// </summary>
internal static class CustomerReturns
{
    public const string Set = SapServices.Returns + "/A_CustomerReturn";

    public static ErpRequest Request(ReturnOrderDocument document, S4HanaProfile settings)
    {
        var body = SalesHead.Of(document, document.Customer, settings);
        body["CustomerReturnType"] = settings["returnType"];
        body["CustomerReturnDate"] = OData.Date(document.Date);
        body["SenderBusinessSystemName"] = "RETURNSHUB";
        body["HeaderBillingBlockReason"] = settings.ReturnsBillingBlock;
        if (document.Currency is { } currency) body["TransactionCurrency"] = currency.Code;
        body["to_Item"] = OData.Insert(document.Lines.Select(line => Item(line, document.Test, settings)));
        return new ErpRequest("POST", Set, body);
    }

    public static async Task<BookedDocument?> FindAsync(string number, SapServices sap, CancellationToken ct)
    {
        var found = SalesHead.One(await sap.AskAsync(OData.Search(Set, "PurchaseOrderByCustomer", number), ct), number);
        return found.Text("CustomerReturn") is { } id ? new BookedDocument(id, Posted: true) : null;
    }

    private static JsonObject Item(ReturnOrderLine line, bool test, S4HanaProfile settings)
    {
        var item = new JsonObject
        {
            ["Material"] = line.Item,
            ["RequestedQuantity"] = OData.Text(line.Quantity),
            ["RequestedQuantityUnit"] = settings.Profile.Items.Unit,
            ["ProductionPlant"] = settings["plant"],
            ["CustRetItmFollowUpActivity"] = settings.FollowUpActivity,
        };
        // Otherwise SAP takes the material's own text.
        if (test) item["CustomerReturnItemText"] = Clip.Of($"TEST return of {line.Item}", 40);
        if (settings.Receiving is { } place) item["StorageLocation"] = place.Location;
        if (line.Reason is { } reason) item["ReturnReason"] = reason;
        return item;
    }
}

/// <summary>What sales documents have in common.</summary>
internal static class SalesHead
{
    public static JsonObject Of(ErpDocument document, string customer, S4HanaProfile settings) => new()
    {
        ["SalesOrganization"] = settings["salesOrganization"],
        ["DistributionChannel"] = settings["distributionChannel"],
        ["OrganizationDivision"] = settings["division"],
        ["SoldToParty"] = customer,
        ["PurchaseOrderByCustomer"] = document.Number,
    };

    /// <summary>The one document found; null for none.</summary>
    /// <exception cref="ErpFaultException">There are several, or it was rejected.</exception>
    public static JsonObject? One(ErpAnswer answer, string number)
    {
        JsonObject[] found = [.. answer.Results()];
        if (found.Length == 0) return null;
        // Of several a person rejects all but one, which is then the document.
        JsonObject[] standing = [.. found.Where(d => d.Text("OverallSDDocumentRejectionSts") != "C")];
        if (standing.Length > 1) throw ErpFaultException.Refused("several-found", $"SAP has several documents with the customer reference {number}. Reject all but one.");
        if (standing is not [var one]) throw ErpFaultException.Refused("rejected-in-erp", $"The document {number} was rejected in SAP.");
        return one;
    }
}
