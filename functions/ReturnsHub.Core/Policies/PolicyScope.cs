namespace ReturnsHub.Core.Policies;

/// <summary>What a rule is asked about: one line of a return, and the return around it. What is not known is null, and fits only rules that do not ask.</summary>
public sealed record PolicyScope
{
    /// <summary>The sales channel.</summary>
    public string? Channel { get; init; }

    /// <summary>The country the goods were sent to, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>The category of the goods, <see cref="PolicyRules.GeneralCategory"/> when none is named.</summary>
    public string Category { get; init; } = PolicyRules.GeneralCategory;

    /// <summary>The SKU.</summary>
    public Sku? Sku { get; init; }

    /// <summary>The customer's segment.</summary>
    public string? Segment { get; init; }

    /// <summary>The vendor of the goods.</summary>
    public string? Vendor { get; init; }

    /// <summary>A scope that knows the category only.</summary>
    public static PolicyScope Of(string category) => new() { Category = category };
}
