namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>
/// What stands in a real ERP, read without the connector's code: the judge of what was booked. Credits and claims are below zero, whatever
/// sign the ERP gives them.
/// </summary>
internal interface ILedger
{
    /// <summary>Credit notes and claims with our number, drafts too.</summary>
    Task<IReadOnlyList<Invoice>> InvoicesAsync(string number);

    /// <summary>Moves of the transfers with our number.</summary>
    Task<IReadOnlyList<StockMove>> MovesAsync(string number);

    /// <summary>Entries of the general ledger with our number.</summary>
    Task<IReadOnlyList<Entry>> EntriesAsync(string number);

    /// <summary>Units of a product that are counted in a place.</summary>
    Task<decimal> UnitsAsync(string product, string place);
}

/// <param name="Type"><c>out</c> to a customer, <c>in</c> from a vendor.</param>
internal sealed record Invoice(
    string Type, string State, string? Number, decimal Untaxed, decimal Tax, decimal Total, string Party, string Currency, string? Comment, decimal ToPay,
    IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<InvoiceTax> Taxes);

internal sealed record InvoiceLine(string? Product, string Account, decimal Quantity, decimal UnitPrice, decimal Amount, string? Note);

/// <param name="Base">What it is a tax of; null where the ERP does not keep it.</param>
internal sealed record InvoiceTax(string Tax, decimal? Base, decimal Amount);

internal sealed record StockMove(string Shipment, string State, string Product, decimal Quantity, string From, string To);

internal sealed record Entry(string State, string Journal, IReadOnlyList<EntryLine> Lines);

internal sealed record EntryLine(string Account, decimal Debit, decimal Credit, string? Description);
