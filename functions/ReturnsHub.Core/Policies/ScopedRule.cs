namespace ReturnsHub.Core.Policies;

/// <summary>
/// A rule of any table. Rules are read from top to bottom and the first that fits decides, so an override for a channel, country,
/// category, SKU, customer segment or vendor is a narrower rule above the general one. A list that is left out fits everything.
/// </summary>
public abstract record ScopedRule
{
    /// <summary>The rule's id: it stands on every decision the rule made.</summary>
    public required string Id { get; init; }

    /// <summary>Sales channels it fits; empty for all.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Countries it fits, ISO 3166-1 alpha-2; empty for all.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Categories it fits; empty for all.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>SKUs it fits, whole; empty for all.</summary>
    public IReadOnlyList<string> Skus { get; init; } = [];

    /// <summary>Customer segments it fits; empty for all.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>Vendors it fits; empty for all.</summary>
    public IReadOnlyList<string> Vendors { get; init; } = [];

    /// <summary>Whether the rule is about <paramref name="scope"/>.</summary>
    public bool Fits(PolicyScope scope) =>
        Fits(Channels, scope.Channel)
        && Fits(Countries, scope.Country)
        && Fits(Categories, scope.Category)
        && Fits(Skus, scope.Sku?.Value)
        && Fits(Segments, scope.Segment)
        && Fits(Vendors, scope.Vendor);

    private static bool Fits(IReadOnlyList<string> listed, string? value) =>
        listed.Count == 0 || (value is not null && listed.Contains(value, StringComparer.Ordinal));
}
