using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Erps.Booking.Documents;

/// <summary>A credit memo. Its lines add up to <see cref="Total"/> to the cent: quantity × unit price, nothing left to round.</summary>
public sealed record CreditMemoDocument : ErpDocument
{
    /// <summary>The customer's number in the ERP.</summary>
    public required string Customer { get; init; }

    /// <summary>What is credited, tax included.</summary>
    public required Money Total { get; init; }

    /// <summary>The tax inside <see cref="Total"/>.</summary>
    public required Money Tax { get; init; }

    /// <summary>Whether unit prices hold tax.</summary>
    public required bool PricesIncludeTax { get; init; }

    /// <summary>The lines, at least one.</summary>
    public required IReadOnlyList<CreditMemoLine> Lines { get; init; }

    /// <summary>Whether the shop has paid it already: never pay it again.</summary>
    public required bool AlreadyPaid { get; init; }

    /// <summary>How it reaches the customer. The parts add up to <see cref="Total"/>.</summary>
    public required IReadOnlyList<MemoSettlement> Settlements { get; init; }

    /// <summary>The number of the return order it belongs to, when the ERP has one.</summary>
    public string? ReturnOrder { get; init; }

    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.CreditMemo;
}

/// <summary>A line of a credit memo.</summary>
public sealed record CreditMemoLine
{
    /// <summary>The ERP's item; null for a line on an account.</summary>
    public string? Item { get; init; }

    /// <summary>The general ledger account; null for a line on an item.</summary>
    public string? Account { get; init; }

    /// <summary>What it is for: <c>Return of JKT-M-BLK</c>, <c>Shipping</c>. No personal data.</summary>
    public required string Description { get; init; }

    /// <summary>Units, at least 1; 1 on a line that is about money only.</summary>
    public required int Quantity { get; init; }

    /// <summary>Price of one unit, tax included, in whole minor units of the currency.</summary>
    public required Money UnitGross { get; init; }

    /// <summary>The tax inside <see cref="UnitGross"/>.</summary>
    public required Money UnitTax { get; init; }

    /// <summary><see cref="UnitGross"/> without tax.</summary>
    public Money UnitNet => UnitGross - UnitTax;

    /// <summary>The ERP's tax code; null leaves it to the ERP.</summary>
    public string? TaxCode { get; init; }

    /// <summary>The ERP's location that takes the units back with this line; null when this line moves no stock.</summary>
    public string? Location { get; init; }

    /// <summary>The ERP's reason code, when the profile maps one.</summary>
    public string? Reason { get; init; }

    /// <summary>The order line at the source, or what the money is for (<see cref="CreditLine.OrderLineId"/>).</summary>
    public required string OrderLineId { get; init; }
}

/// <summary>Part of a credit and how it reaches the customer.</summary>
/// <param name="Method">The way.</param>
/// <param name="Amount">How much.</param>
/// <param name="BalancingAccount">
/// The account that the payment is booked against; null leaves the amount open on the customer's account, as store credit, exchanges and
/// on-account credits must be.
/// </param>
/// <param name="Reference">The exchange order, when there is one.</param>
public sealed record MemoSettlement(Resolution Method, Money Amount, string? BalancingAccount = null, string? Reference = null);
