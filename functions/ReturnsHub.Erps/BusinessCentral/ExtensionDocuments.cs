using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Dynamics;

namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>
/// What the ReturnsHub extension adds, since the standard API has no writable page of return orders, receipts and stock moves. The contract
/// of its pages is in this folder's README; each has a field <c>returnsHubKey</c> with a unique key.
/// </summary>
internal static class ExtensionDocuments
{
    public static Postable ReturnOrders(string company) => Page(company, "returnOrders", "Microsoft.NAV.release", d => ReturnOrder((ReturnOrderDocument)d));

    public static Postable Receipts(string company) => Page(company, "returnReceipts", BusinessCentralRequest.PostAction, d => Receipt((ReceiptDocument)d));

    public static Postable StockMoves(string company, ItemMap items) => Page(company, "stockMoves", BusinessCentralRequest.PostAction, d => StockMove((StockMoveDocument)d, items));

    private static Postable Page(string company, string set, string action, Func<ErpDocument, JsonObject> body) => new(
        $"{company}/{set}",
        action,
        d => $"returnsHubKey eq {OData.Literal(d.Number)}",
        body,
        (_, entity) => new BookedDocument(BusinessCentralRequest.Id(entity), entity.Text("status") is "Posted" or "Released", Number: entity.Text("number")));

    private static JsonObject ReturnOrder(ReturnOrderDocument order)
    {
        var body = Head(order, "orderDate");
        body["customerNumber"] = order.Customer;
        if (order.Currency is { } currency) body["currencyCode"] = currency.Code;
        body["returnOrderLines"] = new JsonArray([.. order.Lines.Select(l =>
        {
            var line = new JsonObject { ["lineKey"] = l.LineId, ["itemNumber"] = l.Item, ["quantity"] = l.Quantity };
            if (l.UnitGross is { } price) line["unitPriceIncludingTax"] = price.Number();
            if (l.Reason is { } reason) line["returnReasonCode"] = reason;
            return line;
        })]);
        return body;
    }

    private static JsonObject Receipt(ReceiptDocument receipt)
    {
        var body = Head(receipt, "postingDate");
        body["returnOrderKey"] = receipt.ReturnOrder;
        body["returnReceiptLines"] = new JsonArray([.. receipt.Lines.Select(l =>
        {
            var line = new JsonObject { ["itemNumber"] = l.Item, ["quantity"] = l.Quantity, ["locationCode"] = l.Location };
            if (l.LineId is { } key) line["lineKey"] = key;
            return line;
        })]);
        return body;
    }

    private static JsonObject StockMove(StockMoveDocument move, ItemMap items)
    {
        var body = Head(move, "postingDate");
        body["itemNumber"] = move.Item;
        body["quantity"] = move.Quantity;
        body["unitOfMeasureCode"] = items.Unit;
        body["fromLocationCode"] = move.FromLocation ?? "";
        body["toLocationCode"] = move.ToLocation ?? "";
        if (move.FromLocation is null && move.UnitCost is { } cost)
        {
            body["unitCost"] = cost.Number();
            body["currencyCode"] = cost.Currency.Code;
        }

        return body;
    }

    private static JsonObject Head(ErpDocument document, string date)
    {
        var body = new JsonObject { ["returnsHubKey"] = document.Number, [date] = OData.Day(document.Date), ["returnId"] = document.ReturnId };
        if (document.OrderId is { } order) body["sourceOrderNumber"] = Clip.Of(order, 50);
        if (document.Rma is { } rma) body["rmaNumber"] = Clip.Of(rma, 50);
        if (document.Test) body["test"] = true;
        return body;
    }
}
