using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Writes the optional parts of a credit as text for its content hash. Lengths go first, so that no two credits share a text.</summary>
internal static class CreditTexts
{
    public static string Of(IReadOnlyList<CreditFee>? fees) =>
        string.Concat((fees ?? []).Select(f => $"({CodeNames.Of(f.Kind)} {f.Amount} {f.Rule.Length}:{f.Rule})"));

    public static string Of(CreditSettlement? settlement)
    {
        if (settlement is null) return "";
        var parts = settlement.Parts.Select(p => $"({CodeNames.Of(p.Method)} {p.Amount} {p.Reference?.Length ?? 0}:{p.Reference})");
        var bonus = settlement.Bonus is { } b ? $"+{b.Amount}" : "";
        var owes = settlement.CustomerOwes is { } o ? $"!{o}" : "";
        return $"|settled{string.Concat(parts)}{bonus}{owes}";
    }
}
