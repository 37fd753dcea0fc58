using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Odoo;

/// <summary>
/// Tax of credit notes to the cent. Odoo rounds tax by line or by document, shops often by unit or on net prices; so each line says how much
/// of it is tax, in the field that Odoo keeps amounts of documents in that it did not compute itself (<c>extra_tax_data</c> of
/// <c>account.move.line</c>, read by <c>_import_base_line_extra_tax_data</c> of <c>account.tax</c>,
/// https://github.com/odoo/odoo/blob/19.0/addons/account/models/account_tax.py). Odoo then no longer sees a wrong tax, so the hub looks first.
/// </summary>
internal static class OdooTaxes
{
    /// <summary>The tax code of a profile that stands for no tax at all.</summary>
    public const string None = "none";

    /// <summary>What an amount of tax may be off because it was rounded by line or by unit.</summary>
    public static decimal Roundings(CreditMemoDocument memo, IEnumerable<CreditMemoLine> lines) =>
        new decimal(1, 0, 0, false, (byte)memo.Total.Currency.Decimals) * lines.Sum(l => l.Quantity + 1) / 2;

    /// <summary>The tax codes of a credit note whose amounts the hub gives: percentages. Odoo computes others, as groups of taxes.</summary>
    /// <exception cref="ErpFaultException">A tax is not there, or cannot be what was released.</exception>
    public static async Task<IReadOnlySet<string>> CheckAsync(CreditMemoDocument memo, OdooIds ids, ErpHttp http, OdooRequest requests, CancellationToken ct)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var lines in memo.Lines.Where(l => l.TaxCode is not (null or None)).GroupBy(l => l.TaxCode!, StringComparer.Ordinal))
        {
            var id = await ids.IdAsync(OdooRef.Tax(lines.Key), ct);
            var domain = new JsonArray(new JsonArray("id", "=", id));
            if (OdooRequest.Rows(await http.AskAsync(requests.Search("account.tax", domain, ["amount_type", "amount", "price_include"], limit: 1), ct)) is not [var tax])
                throw ErpFaultException.Refused("unknown-tax-code", $"Odoo has no active sales tax '{Clip.Of(lines.Key, 60)}'.");
            if (tax.Text("amount_type") != "percent" || tax.Decimal("amount") is not { } percent) continue;
            Check(memo, [.. lines], percent, included: tax["price_include"] is JsonValue value && value.TryGetValue<bool>(out var included) && included);
            given.Add(lines.Key);
        }

        return given;
    }

    /// <summary>Stops a draft whose tax Odoo computes otherwise though its total is right; a total that differs is the engine's to tell.</summary>
    public static void CheckDraft(CreditMemoDocument memo, BookedDocument draft, JsonNode row)
    {
        if (draft.Total != memo.Total.Amount || row.Decimal("amount_tax") is not { } tax) return;
        if (Math.Abs(tax - memo.Tax.Amount) <= Roundings(memo, memo.Lines)) return;
        throw ErpFaultException.Refused(
            "amount-differs",
            $"Odoo computes {Money.Rounded(tax, memo.Tax.Currency)} of tax where {memo.Tax} was released. "
            + "Check taxes of products and accounts, and tax codes of the profile; the document is not posted.");
    }

    /// <summary>How much of a line is tax, as Odoo keeps it. It holds as long as nobody changes the line.</summary>
    public static JsonObject Of(CreditMemoLine line, JsonNode price, JsonNode currency, JsonNode tax) => new()
    {
        ["currency_id"] = currency,
        ["price_unit"] = price,
        ["discount"] = 0,
        ["quantity"] = line.Quantity,
        ["manual_total_excluded_currency"] = line.UnitNet.Amount * line.Quantity,
        ["manual_tax_amounts"] = new JsonObject
        {
            [tax.ToString()] = new JsonObject
            {
                ["base_amount_currency"] = line.UnitNet.Amount * line.Quantity,
                ["tax_amount_currency"] = line.UnitTax.Amount * line.Quantity,
            },
        },
    };

    private static void Check(CreditMemoDocument memo, IReadOnlyList<CreditMemoLine> lines, decimal percent, bool included)
    {
        var code = Clip.Of(lines[0].TaxCode!, 60);
        if (included != memo.PricesIncludeTax)
        {
            throw ErpFaultException.Refused(
                "amount-differs",
                $"The tax '{code}' is {(included ? "included in" : "on top of")} prices in Odoo and prices are sent {(memo.PricesIncludeTax ? "with" : "without")} tax. "
                + "Check pricesIncludeTax and the tax codes of the profile.");
        }

        var (net, tax) = (lines.Sum(l => l.Quantity * l.UnitNet.Amount), lines.Sum(l => l.Quantity * l.UnitTax.Amount));
        if (Math.Abs(net * percent / 100 - tax) > Roundings(memo, lines))
        {
            throw ErpFaultException.Refused(
                "amount-differs",
                FormattableString.Invariant($"The tax '{code}' is {percent:0.####} % in Odoo, which on {net} does not make the {tax} that were released. ")
                + "Check the tax codes of the profile.");
        }
    }
}
