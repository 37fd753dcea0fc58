using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.S4Hana.Documents;

/// <summary>
/// Returns deliveries: created with reference to the customer return, then their goods receipt is posted. Until then they are drafts. The
/// movement type, and with it the kind of stock, follows from the return's item category in SAP.
/// </summary>
internal static class ReturnsDeliveries
{
    public const string Set = SapServices.Deliveries + "/A_ReturnsDeliveryHeader";

    private const string Items = SapServices.Deliveries + "/A_ReturnsDeliveryItem";

    public static ErpRequest Create(ReceiptDocument receipt, ReturnState state, S4HanaProfile settings)
    {
        var lines = new List<JsonObject>();
        foreach (var wanted in receipt.Lines.GroupBy(l => l.Item, StringComparer.Ordinal))
        {
            decimal left = wanted.Sum(l => l.Quantity);
            foreach (var item in state.Items.Where(i => i.Material == wanted.Key))
            {
                var units = Math.Min(left, item.Open);
                if (units <= 0) continue;
                left -= units;
                lines.Add(new JsonObject
                {
                    ["ReferenceSDDocument"] = state.Id,
                    ["ReferenceSDDocumentItem"] = item.Number,
                    ["ActualDeliveryQuantity"] = OData.Text(units),
                    ["DeliveryQuantityUnit"] = settings.Profile.Items.Unit,
                });
            }

            if (left > 0)
                throw ErpFaultException.Refused("receipt-mismatch", $"{OData.Text(left)} unit(s) of {Clip.Of(wanted.Key, 40)} are more than {receipt.ReturnOrder} expects. Receive them by hand in SAP.");
        }

        return new ErpRequest("POST", Set, new JsonObject { ["DeliveryDocumentBySupplier"] = receipt.Number, ["to_DeliveryDocumentItem"] = OData.Insert(lines) });
    }

    /// <summary>Posts the goods receipt of a delivery.</summary>
    public static ErpRequest Post(string id, string etag) => new("POST", $"{SapServices.Deliveries}/PostGoodsReceipt?DeliveryDocument='{id}'")
    {
        Headers = new Dictionary<string, string> { ["If-Match"] = etag },
    };

    public static async Task<(BookedDocument Document, string ETag)?> FindAsync(string number, SapServices sap, CancellationToken ct)
    {
        var answer = await sap.AskAsync(OData.Search(Set, "DeliveryDocumentBySupplier", number), ct);
        if (SalesHead.One(answer, number) is not { } found || found.Text("DeliveryDocument") is not { } id) return null;
        return (new BookedDocument(id, found.Text("OverallGoodsMovementStatus") == "C"), found.Text("__metadata", "etag") ?? "*");
    }

    /// <summary>What a return still expects.</summary>
    public static async Task<ReturnState> StateAsync(string number, SapServices sap, CancellationToken ct)
    {
        var answer = await sap.AskAsync(OData.Search(CustomerReturns.Set, "PurchaseOrderByCustomer", number, "to_Item"), ct);
        // It can still be booked while this document waits: its event may have been dead-lettered and redriven.
        if (SalesHead.One(answer, number) is not { } found || found.Text("CustomerReturn") is not { } id)
            throw ErpFaultException.Retry("return-order-missing", $"SAP has no customer return {number}.");
        var delivered = (await sap.AskAsync(OData.Search(Items, "ReferenceSDDocument", id), ct)).Results()
            .GroupBy(i => ItemNumber(i.Text("ReferenceSDDocumentItem")), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(i => i.Decimal("ActualDeliveryQuantity") ?? 0), StringComparer.Ordinal);
        return new ReturnState(id, [.. OData.Lines(found["to_Item"]).Select(i => Item(i, delivered))]);
    }

    private static ReturnItem Item(JsonObject item, Dictionary<string, decimal> delivered)
    {
        var number = item.Text("CustomerReturnItem") ?? "";
        var open = (item.Decimal("RequestedQuantity") ?? 0) - delivered.GetValueOrDefault(ItemNumber(number));
        return new ReturnItem(number, item.Text("Material") ?? "", item.Text("SDDocumentRejectionStatus") == "C" ? 0 : open);
    }

    // Item numbers come with leading zeros from some services and without from others.
    private static string ItemNumber(string? number) => (number ?? "").TrimStart('0');
}

/// <summary>A customer return and what it expects.</summary>
internal sealed record ReturnState(string Id, IReadOnlyList<ReturnItem> Items)
{
    /// <summary>What it would be were it booked just for a receipt: for showing requests beforehand.</summary>
    public static ReturnState Expected(ReceiptDocument receipt) =>
        new("{id}", [.. receipt.Lines.GroupBy(l => l.Item, StringComparer.Ordinal).Select(g => new ReturnItem("{line}", g.Key, g.Sum(l => l.Quantity)))]);
}

/// <summary>An item of a customer return.</summary>
internal sealed record ReturnItem(string Number, string Material, decimal Open);
