using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// What units of an order line are worth, by the largest-remainder rule (<see cref="Allocation.FirstUnits"/>). Where prices include
/// tax, what was paid is split; where tax comes on top, net and tax are split each for itself, as the shop's documents do.
/// </summary>
internal sealed class UnitShares
{
    private readonly int _sold;
    private readonly IReadOnlyList<Money> _layers;

    private UnitShares(Money paid, int sold, IReadOnlyList<Money> layers)
    {
        Paid = paid;
        _sold = sold;
        _layers = layers;
    }

    public Money Paid { get; }

    /// <summary>The most coins that lie unevenly on the units.</summary>
    public Money Odd => Allocation.Coin(Paid.Currency) is var coin ? new Money(coin.Amount * _layers.Sum(l => Allocation.OddUnits(l, _sold)), Paid.Currency) : default;

    public static UnitShares Of(OrderLineReport line, bool pricesIncludeTax)
    {
        var tax = line.Tax ?? Money.Zero(line.Paid.Currency);
        var onTop = !pricesIncludeTax && tax.Amount > 0 && tax <= line.Paid;
        return new UnitShares(line.Paid, line.Quantity, onTop ? [line.Paid - tax, tax] : [line.Paid]);
    }

    /// <summary>The uncut worth of units, to compare with limits. Multiplied first: 2.00 / 3 * 3 would be a trifle over 2.00.</summary>
    public static decimal Exact(Money paid, int sold, int units) => paid.Amount * units / sold;

    /// <summary>What the first units are worth together.</summary>
    public Money First(int units) =>
        _layers.Aggregate(Money.Zero(Paid.Currency), (sum, l) => sum + Allocation.FirstUnits(l, _sold, units));

    /// <summary>What units are worth after their fees, in the order in which they are credited.</summary>
    public Worth Of(IEnumerable<(int Quantity, UnitFee Fee)> units)
    {
        var count = 0;
        var kept = Money.Zero(Paid.Currency);
        var fees = new List<CreditFee>();
        foreach (var (quantity, fee) in units)
        {
            var counted = Math.Min(quantity, _sold - count);
            if (counted <= 0) break;
            foreach (var (alike, worth) in Runs(count, count + counted))
            {
                var amount = new Money(fee.Of(worth).Amount * alike, Paid.Currency);
                kept += amount;
                if (!amount.IsZero) fees.Add(new CreditFee(FeeKind.Restocking, amount, fee.Rule));
            }

            count += counted;
        }

        return new Worth(First(count) - kept, kept, count) { Fees = CreditFees.Merged(fees) };
    }

    /// <summary>Units from one place to another in runs of equal worth: units may be many, runs are at most three.</summary>
    private IEnumerable<(int Count, Money Worth)> Runs(int from, int to)
    {
        var steps = _layers.Select(l => _sold - Allocation.OddUnits(l, _sold)).Append(to).Where(s => s > from && s <= to).Distinct().Order();
        foreach (var step in steps)
        {
            yield return (step - from, First(from + 1) - First(from));
            from = step;
        }
    }
}
