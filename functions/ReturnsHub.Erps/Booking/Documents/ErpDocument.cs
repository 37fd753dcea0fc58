using System.Text.Json.Serialization;

namespace ReturnsHub.Erps.Booking.Documents;

/// <summary>The kinds of documents that the hub has an ERP book, and at once what an ERP can be able to book.</summary>
[Flags]
public enum DocumentKind
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>A return order (RMA): goods are expected.</summary>
    ReturnOrder = 1,
    /// <summary>The receipt of goods against a return order.</summary>
    Receipt = 2,
    /// <summary>A credit memo to the customer.</summary>
    CreditMemo = 4,
    /// <summary>Units that change their place or status in stock.</summary>
    StockMove = 8,
    /// <summary>An entry of the general ledger.</summary>
    Journal = 16,
    /// <summary>A claim against a vendor.</summary>
    VendorClaim = 32,
}

/// <summary>
/// What is to be booked, in no ERP's words but with the codes of one connection's profile already in it. Everything a connector
/// sends follows from it.
/// </summary>
[JsonDerivedType(typeof(ReturnOrderDocument), "RETURN_ORDER")]
[JsonDerivedType(typeof(ReceiptDocument), "RECEIPT")]
[JsonDerivedType(typeof(CreditMemoDocument), "CREDIT_MEMO")]
[JsonDerivedType(typeof(StockMoveDocument), "STOCK_MOVE")]
[JsonDerivedType(typeof(JournalDocument), "JOURNAL")]
[JsonDerivedType(typeof(VendorClaimDocument), "VENDOR_CLAIM")]
public abstract record ErpDocument
{
    private protected ErpDocument()
    {
    }

    /// <summary>
    /// The external document number, at most 35 characters of <c>A-Z 0-9 -</c>: the same for ever, and by which the ERP is asked
    /// whether it has the document.
    /// </summary>
    public required string Number { get; init; }

    /// <summary>The document's date, in the company's time zone: <see cref="Profiles.Profile.DocumentDate"/> says of what.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The return's id, for the document's text.</summary>
    public required string ReturnId { get; init; }

    /// <summary>The order's id at the source, when known.</summary>
    public string? OrderId { get; init; }

    /// <summary>RMA number, when known.</summary>
    public string? Rma { get; init; }

    /// <summary>Whether it comes from a sandbox tenant.</summary>
    public bool Test { get; init; }

    /// <summary>What it is.</summary>
    [JsonIgnore]
    public abstract DocumentKind Kind { get; }
}
