using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Erps.Booking.Mapping;

/// <summary>A number of units at one price, so that quantity × price is exact.</summary>
/// <param name="Quantity">Units.</param>
/// <param name="Gross">Price of one, tax included.</param>
/// <param name="Tax">The tax inside it.</param>
/// <param name="Location">Where they are taken back; null where no stock moves.</param>
internal readonly record struct PricedUnits(int Quantity, Money Gross, Money Tax, string? Location);

/// <summary>
/// Shares a credit line among its units without losing a cent: where an amount does not divide, the first units carry one minor unit
/// more, and so become a line of their own.
/// </summary>
internal static class UnitPrices
{
    /// <param name="line">A line with at least one unit.</param>
    /// <param name="restocked">Where its first units are taken back, and how many; no more than it has.</param>
    public static IReadOnlyList<PricedUnits> Of(CreditLine line, IReadOnlyList<(string Location, int Quantity)> restocked)
    {
        var gross = new Share(line.Amount, line.Quantity);
        var tax = new Share(line.Tax, line.Quantity);
        var cuts = new SortedSet<int> { gross.Larger, tax.Larger, line.Quantity };
        var ends = new List<(int End, string Location)>();
        var end = 0;
        foreach (var (location, quantity) in restocked)
        {
            end += quantity;
            ends.Add((end, location));
            cuts.Add(end);
        }

        var units = new List<PricedUnits>();
        var from = 0;
        foreach (var to in cuts.Where(c => c > 0))
        {
            var location = ends.Find(e => from < e.End).Location;
            units.Add(new PricedUnits(to - from, gross.At(from), tax.At(from), location));
            from = to;
        }

        return units;
    }

    private readonly struct Share
    {
        private readonly decimal _base;
        private readonly decimal _step;
        private readonly Currency _currency;

        public Share(Money total, int units)
        {
            _currency = total.Currency;
            _step = new decimal(1, 0, 0, false, (byte)_currency.Decimals);
            var minor = total.Amount / _step;
            var each = Math.Floor(minor / units);
            _base = each * _step;
            Larger = (int)(minor - each * units);
        }

        /// <summary>How many of the first units carry one minor unit more.</summary>
        public int Larger { get; }

        public Money At(int unit) => new(unit < Larger ? _base + _step : _base, _currency);
    }
}
