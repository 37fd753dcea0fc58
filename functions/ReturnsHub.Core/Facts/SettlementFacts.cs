namespace ReturnsHub.Core.Facts;

/// <summary>How the customer wants a return to be settled.</summary>
public enum Resolution
{
    /// <summary>Money back the way it was paid.</summary>
    OriginalPayment = 0,
    /// <summary>Credit with the shop.</summary>
    StoreCredit,
    /// <summary>Other goods.</summary>
    Exchange,
}

/// <summary>The order that goods are exchanged for. <paramref name="Value"/> is what it costs the customer, tax included.</summary>
public sealed record ExchangeReport(string OrderId, Money Value);

/// <summary>The customer chose how the return is settled. The newest choice counts.</summary>
public sealed record ResolutionReported(ReturnHeader Header, Resolution Resolution, ExchangeReport? Exchange = null) : FactBody;

/// <summary>The customer paid for sending the goods back. A later report on the same document replaces the earlier one.</summary>
/// <param name="Header">The return.</param>
/// <param name="Paid">What was paid, tax included, in the order's currency.</param>
/// <param name="DocumentId">The receipt that shows it.</param>
public sealed record ReturnShippingReported(ReturnHeader Header, Money Paid, string DocumentId) : FactBody;
