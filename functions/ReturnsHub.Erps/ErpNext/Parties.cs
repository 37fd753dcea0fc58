using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.ErpNext;

/// <summary>
/// Customers and suppliers that are missing. ERPNext completes an invoice from its party before it looks whether there is one, and answers
/// 500 (an <c>AttributeError</c>) where there is none; so it is asked for the party then, and only then.
/// </summary>
internal static class Parties
{
    public static Party? Of(ErpDocument document) => document switch
    {
        CreditMemoDocument memo => new Party("Customer", memo.Customer, "unknown-customer"),
        VendorClaimDocument claim => new Party("Supplier", claim.Vendor, "unknown-vendor"),
        _ => null,
    };

    /// <summary>Whether the site says that there is no such party; false where it does not answer.</summary>
    public static async Task<bool> IsMissingAsync(Party party, ErpHttp http, CancellationToken ct)
    {
        try
        {
            return (await http.AskAsync(ErpNextRequest.List(party.Type, [("name", party.Name)], "name"), ct)).Body?["data"] is JsonArray { Count: 0 };
        }
        catch (ErpFaultException)
        {
            // What the first request met stays what is told.
            return false;
        }
    }

    public static ErpFaultException Missing(Party party) =>
        ErpFaultException.Refused(party.Category, $"ERPNext has no {party.Type} '{Clip.Of(party.Name, 60)}'. Create it or map another name.");
}

/// <summary>A customer or a supplier.</summary>
/// <param name="Type">Its DocType.</param>
/// <param name="Name">Its name.</param>
/// <param name="Category">What its absence is called.</param>
internal sealed record Party(string Type, string Name, string Category);
