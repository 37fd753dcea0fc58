using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Tryton;

/// <summary>
/// Credit memos: customer invoices with negative quantities, which Tryton numbers as credit notes
/// (https://docs.tryton.org/projects/modules-account-invoice/en/6.0/, <c>invoice.py</c>, <c>_sequence_field</c>).
/// </summary>
internal static class TrytonInvoices
{
    public static IReadOnlyList<(string From, string Button, string To)> Buttons { get; } = [("draft", "post", "posted"), ("validated", "post", "posted")];

    public static IReadOnlyList<string> Final { get; } = ["posted", "paid"];

    public static TrytonDocument CreditMemos(TrytonSettings settings) => new(
        "account.invoice", "reference", "number", [("type", "out")], Buttons, Final,
        (document, ids) => Values((CreditMemoDocument)document, ids, settings))
    {
        TotalField = "total_amount",
        Check = (document, ids) => CheckTaxes((CreditMemoDocument)document, ids),
    };

    private static JsonObject Values(CreditMemoDocument memo, TrytonIds ids, TrytonSettings settings)
    {
        var values = new JsonObject
        {
            ["type"] = "out",
            ["company"] = ids.Company,
            ["party"] = ids.Party(memo.Customer),
            ["invoice_address"] = ids.Party(memo.Customer, TrytonModels.Address),
            ["account"] = ids.Party(memo.Customer, TrytonModels.Receivable),
            ["currency"] = ids.Currency(memo.Total.Currency.Code),
            ["journal"] = ids.Journal(settings.SalesJournal),
            ["reference"] = memo.Number,
            ["description"] = Text(memo),
            ["comment"] = string.Join('\n', memo.Settlements.Select(s => Settled(s, memo))),
            ["lines"] = TrytonJson.Create(memo.Lines.Select(l => Line(l, memo, ids))),
            ["taxes"] = TrytonJson.Create(TaxGroups(memo).Select(g => Tax(g, ids))),
        };
        if (settings.DatedByEvent) values["invoice_date"] = TrytonJson.Date(memo.Date);
        return values;
    }

    // Unit prices hold no tax in Tryton, whatever the profile says of the shop's.
    private static JsonObject Line(CreditMemoLine line, CreditMemoDocument memo, TrytonIds ids) => new()
    {
        ["type"] = "line",
        ["company"] = ids.Company,
        ["currency"] = ids.Currency(memo.Total.Currency.Code),
        ["product"] = line.Item is null ? null : ids.Product(line.Item),
        ["unit"] = line.Item is null ? null : ids.Product(line.Item, "default_uom"),
        ["account"] = line.Item is null ? ids.Account(line.Account!) : ids.Product(line.Item, TrytonModels.Revenue),
        ["quantity"] = -line.Quantity,
        ["unit_price"] = TrytonJson.Decimal(line.UnitNet.Amount),
        ["description"] = line.Description,
        ["note"] = line.Reason is null ? null : $"Reason: {line.Reason}",
        // Tryton takes a base of nothing for that of an invoice and would want a tax line of its own for it.
        ["taxes"] = line.TaxCode is null || line.UnitNet.IsZero ? new JsonArray() : TrytonJson.Link(ids.Tax(line.TaxCode)!),
    };

    /// <summary>
    /// A line of taxes as Tryton computes them, with the amount that was released: shops round the tax of each line, Tryton that of the
    /// invoice, and people correct such a line by hand in the same way. Its base must be Tryton's own, or posting is refused.
    /// </summary>
    private static JsonObject Tax(TaxGroup tax, TrytonIds ids) => new()
    {
        ["tax"] = ids.Tax(tax.Code),
        ["account"] = ids.Tax(tax.Code, "credit_note_account"),
        ["description"] = ids.Tax(tax.Code, "description"),
        ["legal_notice"] = ids.Tax(tax.Code, "legal_notice"),
        ["base"] = TrytonJson.Decimal(-tax.Base),
        ["amount"] = TrytonJson.Decimal(-tax.Amount),
        ["manual"] = false,
    };

    /// <summary>A tax whose rate in Tryton cannot explain the released amount is another tax than the profile takes it for.</summary>
    private static void CheckTaxes(CreditMemoDocument memo, TrytonIds ids)
    {
        var minor = new decimal(1, 0, 0, false, (byte)memo.Total.Currency.Decimals);
        foreach (var tax in TaxGroups(memo))
        {
            if (ids.Tax(tax.Code, "type").Text() != "percentage" || ids.Tax(tax.Code, "rate").Decimal("decimal") is not { } rate)
                throw ErpFaultException.Refused("unknown-tax-code", $"The tax '{Clip.Of(tax.Code, 60)}' is no percentage in Tryton.");
            if (Math.Abs(tax.Base * rate - tax.Amount) > minor * tax.Roundings / 2)
            {
                throw ErpFaultException.Refused(
                    "amount-differs",
                    $"The tax '{Clip.Of(tax.Code, 60)}' is {rate:P1} in Tryton, which on {tax.Base} does not make the {tax.Amount} that were released. Check the tax codes of the profile.");
            }
        }
    }

    private static IEnumerable<TaxGroup> TaxGroups(CreditMemoDocument memo) => memo.Lines
        .Where(l => l.TaxCode is not null)
        .GroupBy(l => l.TaxCode!, StringComparer.Ordinal)
        .Select(g => new TaxGroup(g.Key, g.Sum(l => l.Quantity * l.UnitNet.Amount), g.Sum(l => l.Quantity * l.UnitTax.Amount), g.Sum(l => l.Quantity + 1)));

    private static string Text(CreditMemoDocument memo)
    {
        var order = memo.OrderId is null ? "" : $" of order {Clip.Of(memo.OrderId, 60)}";
        var rma = memo.Rma is null ? "" : $", {Clip.Of(memo.Rma, 40)}";
        return $"{(memo.Test ? "TEST: " : "")}Return {memo.ReturnId}{order}{rma}";
    }

    private static string Settled(MemoSettlement part, CreditMemoDocument memo)
    {
        var paid = memo.AlreadyPaid ? ", paid by the shop" : "";
        var reference = part.Reference is null ? "" : $", {Clip.Of(part.Reference, 60)}";
        return $"{part.Amount}: {part.Method}{reference}{paid}";
    }

    // Roundings: how often half a minor unit may have been rounded.
    private sealed record TaxGroup(string Code, decimal Base, decimal Amount, int Roundings);
}
