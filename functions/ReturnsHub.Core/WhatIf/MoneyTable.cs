namespace ReturnsHub.Core.WhatIf;

/// <summary>Adds up money by group and currency.</summary>
internal sealed class MoneyTable
{
    private readonly Dictionary<(string Group, Currency Currency), MoneyShift> _rows = [];

    public void Add(string group, Currency currency, (decimal Released, decimal Held) before, (decimal Released, decimal Held) after)
    {
        var row = _rows.GetValueOrDefault((group, currency)) ?? new MoneyShift(group, currency, 0, 0, 0, 0, 0);
        _rows[(group, currency)] = row with
        {
            Changed = row.Changed + (before == after ? 0 : 1),
            ReleasedBefore = row.ReleasedBefore + before.Released,
            ReleasedAfter = row.ReleasedAfter + after.Released,
            HeldBefore = row.HeldBefore + before.Held,
            HeldAfter = row.HeldAfter + after.Held,
        };
    }

    public void Add(MoneyTable other)
    {
        foreach (var (key, more) in other._rows)
        {
            var row = _rows.GetValueOrDefault(key) ?? new MoneyShift(key.Group, key.Currency, 0, 0, 0, 0, 0);
            _rows[key] = row with
            {
                Changed = row.Changed + more.Changed,
                ReleasedBefore = row.ReleasedBefore + more.ReleasedBefore,
                ReleasedAfter = row.ReleasedAfter + more.ReleasedAfter,
                HeldBefore = row.HeldBefore + more.HeldBefore,
                HeldAfter = row.HeldAfter + more.HeldAfter,
            };
        }
    }

    /// <summary>The rows, those in which most money moves first.</summary>
    public IReadOnlyList<MoneyShift> Rows =>
    [
        .. _rows.Values.OrderByDescending(r => Math.Abs(r.ReleasedAfter - r.ReleasedBefore) + Math.Abs(r.HeldAfter - r.HeldBefore))
            .ThenBy(r => r.Group, StringComparer.Ordinal).ThenBy(r => r.Currency.Code, StringComparer.Ordinal),
    ];
}
