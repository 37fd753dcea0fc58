using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.WhatIf;

/// <summary>What the returns of each order decided so far have released: an order line paid once is credited once, under either policy.</summary>
internal sealed class OrderMoney
{
    private readonly Dictionary<string, (Dictionary<string, Money> Amounts, Dictionary<string, UnitsElsewhere> Units)> _released = new(StringComparer.Ordinal);

    public Surroundings Around(ReturnState state) => Key(state) is { } key && _released.TryGetValue(key, out var released)
        ? new Surroundings { CreditedElsewhere = released.Amounts, UnitsElsewhere = released.Units }
        : Surroundings.None;

    public void Keep(ReturnState decided)
    {
        if (Key(decided) is not { } key) return;
        foreach (var line in decided.Credits.Where(c => c.Status == CreditStatus.Released).SelectMany(c => c.Lines))
        {
            if (!_released.TryGetValue(key, out var sums)) _released[key] = sums = (new(1, StringComparer.Ordinal), new(1, StringComparer.Ordinal));
            var more = new UnitsElsewhere(line.Quantity, line.Fee);
            sums.Amounts[line.OrderLineId] = sums.Amounts.TryGetValue(line.OrderLineId, out var sum) ? sum + line.Amount : line.Amount;
            sums.Units[line.OrderLineId] = sums.Units.TryGetValue(line.OrderLineId, out var known) ? new UnitsElsewhere(known.Quantity + more.Quantity, known.Fee + more.Fee) : more;
        }
    }

    /// <summary>The order a return is of, with whose it is; null when it is of none.</summary>
    public static string? Key(ReturnState state) => (state.Header?.OrderId ?? state.Order?.OrderId) is { } order ? $"{state.Connection}/{order}" : null;
}
