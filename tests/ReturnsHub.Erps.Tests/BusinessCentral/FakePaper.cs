using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;

namespace ReturnsHub.Erps.Tests.BusinessCentral;

/// <summary>A document of the fake company.</summary>
internal sealed record FakePaper(string Set, DocumentKind Kind, string Id, string Number, string? Key, DateOnly Date, decimal? Total, bool Gross, bool Posted, string Shows, JsonObject Body)
{
    public JsonObject Shown
    {
        get
        {
            var shown = Body.DeepClone().AsObject();
            shown["@odata.etag"] = $"W/\"{Shows}\"";
            shown["id"] = Id;
            shown["number"] = Shows;
            shown["status"] = Key is null ? (Posted ? "Open" : "Draft") : (Posted ? (Kind == DocumentKind.ReturnOrder ? "Released" : "Posted") : "Open");
            if (Total is { } total)
            {
                shown["totalAmountIncludingTax"] = total;
                shown["pricesIncludeTax"] = Gross;
            }

            return shown;
        }
    }

    public static FakePaper Of(string set, JsonObject body, FakeCompany company, string id, string number) => set switch
    {
        "salesCreditMemos" => Sales(set, body, company, id, number),
        "purchaseCreditMemos" => Purchase(set, body, company, id, number),
        "returnOrders" => Extension(set, DocumentKind.ReturnOrder, "orderDate", body, company, id, number, "returnOrderLines"),
        "returnReceipts" => Extension(set, DocumentKind.Receipt, "postingDate", body, company, id, number, "returnReceiptLines"),
        "stockMoves" => Extension(set, DocumentKind.StockMove, "postingDate", body, company, id, number, null),
        _ => throw new FakeErrorException("BadRequest_ResourceNotFound", $"Resource not found for the segment '{set}'.", 404),
    };

    private static FakePaper Sales(string set, JsonObject body, FakeCompany company, string id, string number)
    {
        if (!company.Customers.TryGetValue(Text(body, "customerNumber"), out var gross)) throw new FakeErrorException("Application_DialogException", "The sell-to customer cannot be found.");
        if (Text(body, "externalDocumentNumber").Length > 35) throw new FakeErrorException("Application_StringExceededLength", "The length of the string must be less than or equal to 35 characters.");
        if (body["customerReturnReasonId"] is { } reason && !company.Reasons.ContainsValue(reason.GetValue<string>())) throw new FakeErrorException("Application_DialogException", "The \"customerReturnReasonId\" does not match to a Reason Code.");
        var net = new Dictionary<decimal, decimal>();
        foreach (var line in body["salesCreditMemoLines"]!.AsArray().Select(l => l!.AsObject()).Where(l => Text(l, "lineType") != "Comment"))
        {
            Object(line, company);
            if (line["locationId"] is { } location && !company.Locations.ContainsValue(location.GetValue<string>())) throw new FakeErrorException("Application_DialogException", "The location does not exist.");
            var code = Text(line, "taxCode");
            if (!company.Taxes.TryGetValue(code, out var rate)) throw new FakeErrorException("Internal_InvalidTableRelation", $"The field VAT Prod. Posting Group of table Sales Line contains a value ({code}) that cannot be found in the related table (VAT Product Posting Group).");
            net[rate] = net.GetValueOrDefault(rate) + line["quantity"]!.GetValue<decimal>() * line["unitPrice"]!.GetValue<decimal>() - line["discountAmount"]!.GetValue<decimal>();
        }

        var total = net.Sum(n => gross ? n.Value : n.Value + decimal.Round(n.Value * n.Key, 2, MidpointRounding.AwayFromZero));
        return new FakePaper(set, DocumentKind.CreditMemo, id, Text(body, "externalDocumentNumber"), null, Day(body, "postingDate"), total, gross, false, number, body.DeepClone().AsObject());
    }

    private static FakePaper Purchase(string set, JsonObject body, FakeCompany company, string id, string number)
    {
        if (!company.Vendors.Contains(Text(body, "vendorNumber"))) throw new FakeErrorException("Application_DialogException", "The buy-from vendor cannot be found.");
        var lines = body["purchaseCreditMemoLines"]!.AsArray().Select(l => l!.AsObject()).ToArray();
        foreach (var line in lines) Object(line, company);
        var total = lines.Sum(l => l["quantity"]!.GetValue<decimal>() * l["unitCost"]!.GetValue<decimal>());
        return new FakePaper(set, DocumentKind.VendorClaim, id, Text(body, "vendorCreditMemoNumber"), null, Day(body, "postingDate"), total, false, false, number, body.DeepClone().AsObject());
    }

    private static FakePaper Extension(string set, DocumentKind kind, string date, JsonObject body, FakeCompany company, string id, string number, string? lines)
    {
        foreach (var line in lines is null ? [body] : body[lines]!.AsArray().Select(l => l!.AsObject()))
        {
            if (!company.Items.Contains(Text(line, "itemNumber"))) throw new FakeErrorException("Application_DialogException", "The Item does not exist.");
            foreach (var place in new[] { "locationCode", "fromLocationCode", "toLocationCode" }.Select(p => line[p]?.GetValue<string>()))
                if (!string.IsNullOrEmpty(place) && !company.Locations.ContainsKey(place)) throw new FakeErrorException("Application_DialogException", "The Location does not exist.");
        }

        return new FakePaper(set, kind, id, Text(body, "returnsHubKey"), Text(body, "returnsHubKey"), Day(body, date), null, false, false, number, body.DeepClone().AsObject());
    }

    private static void Object(JsonObject line, FakeCompany company)
    {
        var number = Text(line, "lineObjectNumber");
        if (Text(line, "lineType") == "Item" && !company.Items.Contains(number)) throw new FakeErrorException("Application_DialogException", "Item does not exist.");
        if (Text(line, "lineType") == "Account" && !company.Accounts.Contains(number)) throw new FakeErrorException("Application_DialogException", "Account does not exist.");
    }

    private static string Text(JsonObject entity, string name) => entity[name]?.GetValue<string>() ?? "";

    private static DateOnly Day(JsonObject entity, string name) => DateOnly.Parse(Text(entity, name), CultureInfo.InvariantCulture);
}
