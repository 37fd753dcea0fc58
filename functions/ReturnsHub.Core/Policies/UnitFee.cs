namespace ReturnsHub.Core.Policies;

/// <summary>What is kept back of a unit: a percentage and a fixed amount together, within limits, never more than the unit is worth.</summary>
internal sealed record UnitFee(string Rule, decimal Percent, decimal PerUnit = 0, decimal? Minimum = null, decimal? Maximum = null)
{
    public static UnitFee None { get; } = new("fee.none", 0);

    /// <summary>The fee of a unit of this worth. A coin more of worth is at most a coin more of fee, so no unit gains by being worth less.</summary>
    public Money Of(Money worth)
    {
        var fee = worth.Amount * Percent / 100 + PerUnit;
        if (Minimum is { } least) fee = Math.Max(fee, least);
        if (Maximum is { } most) fee = Math.Min(fee, most);
        return Money.Min(worth, Money.Rounded(Math.Clamp(fee, 0, worth.Amount), worth.Currency));
    }
}
