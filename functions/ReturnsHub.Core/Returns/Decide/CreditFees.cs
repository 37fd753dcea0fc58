using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Adds up and subtracts fees by kind and rule.</summary>
internal static class CreditFees
{
    /// <summary>One entry for each kind and rule, in a fixed order.</summary>
    public static IReadOnlyList<CreditFee> Merged(IEnumerable<CreditFee> fees) =>
    [
        .. fees.GroupBy(f => (f.Kind, f.Rule))
            .Select(g => new CreditFee(g.Key.Kind, g.Aggregate(Money.Zero(g.First().Amount.Currency), (sum, f) => sum + f.Amount), g.Key.Rule))
            .OrderBy(f => f.Kind).ThenBy(f => f.Rule, StringComparer.Ordinal),
    ];

    /// <summary>What <paramref name="total"/> adds to fees already kept; a fee that fell is no negative fee. Adds up to <paramref name="fee"/>.</summary>
    public static IReadOnlyList<CreditFee>? Added(IReadOnlyList<CreditFee> total, IReadOnlyList<CreditFee> before, Money fee)
    {
        var added = new List<CreditFee>();
        var left = fee;
        foreach (var f in total)
        {
            var known = before.Where(b => b.Kind == f.Kind && b.Rule == f.Rule).Aggregate(Money.Zero(fee.Currency), (sum, b) => sum + b.Amount);
            var more = Money.Min(left, f.Amount - known);
            if (more.Amount <= 0) continue;
            added.Add(f with { Amount = more });
            left -= more;
        }

        return added.Count == 0 ? null : added;
    }

    /// <summary>Keeps a further fee back, as far as there is anything to keep it from.</summary>
    public static Worth Keep(Worth worth, FeeKind kind, Money asked, string rule)
    {
        var kept = Money.Min(asked, worth.Amount);
        return kept.Amount <= 0
            ? worth
            : worth with { Amount = worth.Amount - kept, Fee = worth.Fee + kept, Fees = Merged([.. worth.Fees, new CreditFee(kind, kept, rule)]) };
    }
}
