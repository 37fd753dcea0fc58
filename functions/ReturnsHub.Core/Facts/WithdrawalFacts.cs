namespace ReturnsHub.Core.Facts;

/// <summary>
/// A consumer declared to withdraw from the contract: articles 9 to 11a of Directive 2011/83/EU, article 11a inserted by
/// Directive (EU) 2023/2673 (https://eur-lex.europa.eu/eli/dir/2023/2673/oj). It needs no answer of the merchant.
/// </summary>
public sealed record WithdrawalDeclaration : FactBody
{
    /// <summary>The return it opens or is about.</summary>
    public required ReturnHeader Header { get; init; }

    /// <summary>Names the declaration, at most 100 characters.</summary>
    public required string DeclarationId { get; init; }

    /// <summary>What the consumer withdraws from; empty for the whole order (or, where <see cref="Opens"/> is not set, all lines of the return).</summary>
    public IReadOnlyList<WithdrawnUnits> Lines { get; init; } = [];

    /// <summary>Whether the declaration opens a return of its own, whose lines follow from it; else it is about lines asked for before.</summary>
    public bool Opens { get; init; }

    /// <summary>The consumer's name. Personal data: goes to the vault, never into an event.</summary>
    public string? Name { get; init; }

    /// <summary>Where the consumer wants the acknowledgement: an address of any kind. Personal data: goes to the vault.</summary>
    public string? Contact { get; init; }

    /// <summary>The consumer's words. Personal data: goes to the vault.</summary>
    public string? Statement { get; init; }
}

/// <summary>Units of an order line that a consumer withdraws from.</summary>
/// <param name="OrderLineId">The order line.</param>
/// <param name="Quantity">Units, at least 1.</param>
public sealed record WithdrawnUnits(string OrderLineId, int Quantity);
