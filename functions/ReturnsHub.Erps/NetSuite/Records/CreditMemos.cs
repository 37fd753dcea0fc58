using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.NetSuite.Records;

/// <summary>
/// Credit memos, made from the return authorisation where there is one, else by themselves; cash refunds instead where the profile has
/// the whole credit paid out of an account. Lines are net, and tax is told for each line (tax details overridden), so that the total is
/// the released one. Nothing is applied and nobody is paid.
/// </summary>
internal static class CreditMemos
{
    public static string TypeOf(CreditMemoDocument memo) => Account(memo) is null ? "creditMemo" : "cashRefund";

    public static ErpRequest Request(CreditMemoDocument memo, ReturnAuthorization? authorised, RecordWriter writer)
    {
        var order = authorised?.Fits(memo, writer.Settings) == false ? null : authorised;
        var body = writer.Head(memo, order == authorised ? "Credit" : $"Credit, not from {memo.ReturnOrder} of another customer or currency: close that,", subsidiary: order is null);
        if (order is null)
        {
            body["entity"] = Ids.Ref(memo.Customer);
            writer.Currency(body, memo.Total.Currency);
        }
        else
        {
            // The customer and the currency come from the authorisation, but a currency that no profile maps must not pass.
            _ = writer.Settings.Currency(memo.Total.Currency);
        }

        if (Account(memo) is { } account)
        {
            body["account"] = Ids.Ref(account);
            body["chargeIt"] = false;
        }

        var lines = MemoLines.Of(memo, order, writer);
        body["item"] = Ids.Lines(lines.Select((line, i) => Line(line, i + 1, writer)));
        if (lines.All(l => l.TaxCode is not null))
        {
            body["taxDetailsOverride"] = true;
            body["taxDetails"] = Ids.Lines(lines.Select((line, i) => Tax(line, i + 1, writer)));
        }

        return order is null ? RecordWriter.Put(TypeOf(memo), memo, body) : RecordWriter.Transform(order.Id, TypeOf(memo), body, replaceItems: true);
    }

    // Only a credit that is paid whole out of one account is a cash refund: store credit and exchanges stay on the customer's account.
    private static string? Account(CreditMemoDocument memo) =>
        memo.Settlements.Select(s => s.BalancingAccount).Distinct(StringComparer.Ordinal).ToArray() is [{ } only] ? only : null;

    private static JsonObject Line(MemoLine line, int number, RecordWriter writer)
    {
        var body = new JsonObject { ["item"] = Ids.Ref(line.Item) };
        if (line.OrderLine is { } order) body["orderLine"] = order.OrderLine;
        body["quantity"] = line.Quantity;
        body["price"] = Ids.Ref("-1");
        body["amount"] = line.Net.Number();
        body["description"] = line.Description;
        if (line.Place is { } place)
        {
            body["location"] = Ids.Ref(place.Location);
            if (place.Detail(line.Quantity) is { } detail) body["inventoryDetail"] = detail;
        }

        if (line.TaxCode is not null) body["taxDetailsReference"] = Reference(number);
        writer.Reason(body, line.Reason);
        return body;
    }

    private static JsonObject Tax(MemoLine line, int number, RecordWriter writer)
    {
        var (type, code, percent) = writer.Settings.Tax(line.TaxCode!);
        return new JsonObject
        {
            ["taxDetailsReference"] = Reference(number),
            ["taxType"] = Ids.Ref(type),
            ["taxCode"] = Ids.Ref(code),
            ["taxBasis"] = line.Net.Number(),
            ["taxRate"] = percent,
            ["taxAmount"] = line.Tax.Number(),
        };
    }

    private static string Reference(int number) => $"RH{number}";
}
