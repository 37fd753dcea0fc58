using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;

namespace ReturnsHub.Erps.Tryton;

/// <summary>
/// Vendor claims: supplier invoices with a negative quantity, which are a vendor's credit notes. One line over the amount: what is asked
/// for need not divide by the units.
/// </summary>
internal static class TrytonVendorClaims
{
    public static TrytonDocument Claims(TrytonSettings settings) => new(
        "account.invoice", "reference", "number", [("type", "in")], TrytonInvoices.Buttons, TrytonInvoices.Final,
        (document, ids) => Values((VendorClaimDocument)document, ids, settings))
    {
        TotalField = "total_amount",
    };

    private static JsonObject Values(VendorClaimDocument claim, TrytonIds ids, TrytonSettings settings) => new()
    {
        ["type"] = "in",
        ["company"] = ids.Company,
        ["party"] = ids.Party(claim.Vendor),
        ["invoice_address"] = ids.Party(claim.Vendor, TrytonModels.Address),
        ["account"] = ids.Party(claim.Vendor, TrytonModels.Payable),
        ["currency"] = ids.Currency(claim.Amount.Currency.Code),
        ["journal"] = ids.Journal(settings.PurchaseJournal),
        ["reference"] = claim.Number,
        ["description"] = $"{(claim.Test ? "TEST: " : "")}Claim for return {claim.ReturnId}",
        ["invoice_date"] = TrytonJson.Date(claim.Date),
        ["lines"] = TrytonJson.Create(new JsonObject
        {
            ["type"] = "line",
            ["company"] = ids.Company,
            ["currency"] = ids.Currency(claim.Amount.Currency.Code),
            ["account"] = ids.Account(claim.Account),
            ["quantity"] = -1,
            ["unit_price"] = TrytonJson.Decimal(claim.Amount.Amount),
            ["description"] = $"{claim.Quantity} × {Clip.Of(claim.Item ?? "goods", 60)}",
        }),
    };
}
