using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Erps.Booking.Documents;

/// <summary>An entry of the general ledger: debits and credits are equal.</summary>
public sealed record JournalDocument : ErpDocument
{
    /// <summary>What it is for. No personal data.</summary>
    public required string Description { get; init; }

    /// <summary>The lines, at least two.</summary>
    public required IReadOnlyList<JournalDocumentLine> Lines { get; init; }

    /// <summary>The number of the entry it takes back; null for an entry of its own.</summary>
    public string? Reverses { get; init; }

    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.Journal;
}

/// <summary>A line of a journal: one of debit and credit is zero.</summary>
/// <param name="For">What the account is for the hub; null for money that no disposition moved.</param>
/// <param name="Account">The ERP's account.</param>
/// <param name="Debit">Debit.</param>
/// <param name="Credit">Credit.</param>
public sealed record JournalDocumentLine(JournalAccount? For, string Account, Money Debit, Money Credit);

/// <summary>A claim against a vendor: what a purchase credit memo is booked from.</summary>
public sealed record VendorClaimDocument : ErpDocument
{
    /// <summary>The vendor's number in the ERP.</summary>
    public required string Vendor { get; init; }

    /// <summary>The ERP's item; null when the SKU is not known.</summary>
    public string? Item { get; init; }

    /// <summary>Units, at least 1.</summary>
    public required int Quantity { get; init; }

    /// <summary>What is asked for.</summary>
    public required Money Amount { get; init; }

    /// <summary>The account that claims are booked on.</summary>
    public required string Account { get; init; }

    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.VendorClaim;
}
