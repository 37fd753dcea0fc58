using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Odoo;

/// <summary>
/// Credit notes and claims: <c>account.move</c> of type <c>out_refund</c> and <c>in_refund</c>
/// (https://www.odoo.com/documentation/19.0/applications/finance/accounting/customer_invoices/credit_notes.html).
/// </summary>
internal static class Invoices
{
    /// <param name="memo">The credit memo.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="id">The id of a record.</param>
    /// <param name="given">Whether the hub gives the amounts of a tax, by its code.</param>
    public static OdooPaper CreditNote(CreditMemoDocument memo, OdooSettings settings, Func<OdooRef, JsonNode> id, Func<string, bool> given)
    {
        var values = Head(memo, OdooKind.CreditNote, OdooRef.Customer(memo.Customer), memo.Total.Currency, settings.SalesJournal, id);
        values["invoice_line_ids"] = OdooPaper.Lines(memo.Lines.Select(l => Line(l, memo, settings, id, given)));
        return new OdooPaper(OdooKind.CreditNote, values);
    }

    /// <summary>
    /// The vendor owes what is claimed: one line on the account of claims, without tax. A product would be one that is returned, which its
    /// own transfer tells.
    /// </summary>
    public static OdooPaper Claim(VendorClaimDocument claim, OdooSettings settings, Func<OdooRef, JsonNode> id)
    {
        var values = Head(claim, OdooKind.Claim, OdooRef.Vendor(claim.Vendor), claim.Amount.Currency, settings.PurchaseJournal, id);
        values["invoice_line_ids"] = OdooPaper.Lines([new JsonObject
        {
            ["name"] = Clip.Of($"Claim for {claim.Quantity} × {claim.Item ?? "goods"}", 140),
            ["account_id"] = id(OdooRef.Account(claim.Account)),
            ["quantity"] = 1,
            ["price_unit"] = claim.Amount.Number(),
            ["tax_ids"] = OdooPaper.Set(),
        }]);
        return new OdooPaper(OdooKind.Claim, values);
    }

    private static JsonObject Head(ErpDocument document, OdooKind kind, OdooRef partner, Currency currency, string? journal, Func<OdooRef, JsonNode> id)
    {
        var values = new JsonObject { ["move_type"] = kind.Type, ["ref"] = document.Number, ["partner_id"] = id(partner) };
        if (journal is not null) values["journal_id"] = id(OdooRef.Journal(journal));
        values["currency_id"] = id(OdooRef.Currency(currency.Code));
        values["invoice_date"] = OdooRequest.Day(document.Date);
        values["date"] = OdooRequest.Day(document.Date);
        values["invoice_origin"] = OdooPaper.Remarks(document);
        return values;
    }

    // Without tax_ids Odoo takes the product's or the account's own taxes.
    private static JsonObject Line(CreditMemoLine line, CreditMemoDocument memo, OdooSettings settings, Func<OdooRef, JsonNode> id, Func<string, bool> given)
    {
        var price = (memo.PricesIncludeTax ? line.UnitGross : line.UnitNet).Number();
        var values = new JsonObject();
        if (line.Item is { } item) values["product_id"] = id(OdooRef.Product(item));
        values["name"] = Clip.Of(line.Description, 140);
        if (line.Account is { } account) values["account_id"] = id(OdooRef.Account(account));
        values["quantity"] = line.Quantity;
        values["price_unit"] = price;
        values["discount"] = 0;
        if (line.TaxCode is { } tax) values["tax_ids"] = tax == OdooTaxes.None ? OdooPaper.Set() : OdooPaper.Set(id(OdooRef.Tax(tax)));
        if (line.TaxCode is { } code && code != OdooTaxes.None && given(code))
            values["extra_tax_data"] = OdooTaxes.Of(line, price.DeepClone(), id(OdooRef.Currency(memo.Total.Currency.Code)), id(OdooRef.Tax(code)));
        if (settings.ReasonField is { } field && line.Reason is { } reason) values[field] = reason;
        return values;
    }
}
