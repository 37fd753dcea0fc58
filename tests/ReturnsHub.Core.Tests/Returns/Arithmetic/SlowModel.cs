using System.Numerics;

namespace ReturnsHub.Core.Tests.Returns.Arithmetic;

/// <summary>
/// What a return is worth, reckoned unit by unit in the smallest coin, in the plainest way and with nothing of the hub's own code.
/// </summary>
internal static class SlowModel
{
    /// <summary>Equal units: every unit the same, the coins left over one each on the last units.</summary>
    public static List<BigInteger> Units(BigInteger coins, int units)
    {
        var each = coins / units;
        var list = Enumerable.Repeat(each, units).ToList();
        for (var i = units - 1; list.Aggregate((a, b) => a + b) < coins; i--) list[i]++;
        return list;
    }

    /// <summary>In proportion: cut, then one coin after the other to the part that lost most.</summary>
    public static List<BigInteger> Split(BigInteger coins, IReadOnlyList<BigInteger> weights)
    {
        var sum = weights.Aggregate((a, b) => a + b);
        if (sum == 0) return Split(coins, [.. weights.Select(_ => BigInteger.One)]);
        var parts = weights.Select(w => coins * w / sum).ToList();
        var served = new HashSet<int>();
        while (parts.Aggregate((a, b) => a + b) < coins)
        {
            var best = -1;
            for (var i = 0; i < parts.Count; i++)
            {
                if (!served.Contains(i) && (best < 0 || coins * weights[i] % sum > coins * weights[best] % sum)) best = i;
            }

            parts[best]++;
            served.Add(best);
        }

        return parts;
    }

    /// <summary>Coins per bucket.</summary>
    public static Dictionary<string, BigInteger> Totals(Case c)
    {
        var totals = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        var worths = c.Lines.Select(l => UnitWorths(c, l)).ToList();
        var refunded = Refunded(c);
        var labels = Split(c.LabelFee, [.. c.Lines.Select((l, i) => Sum(worths[i].Take(l.Asked)))]);
        for (var i = 0; i < c.Lines.Count; i++)
        {
            var line = c.Lines[i];
            BigInteger amount = 0;
            for (var unit = 0; unit < line.Good + line.Worn; unit++)
            {
                var worth = worths[i][unit];
                amount += unit < line.Good || line.Defective ? worth : worth - Restocking(c, worth);
            }

            // The return that completes the line takes the coins that both left.
            if (line.Good + line.Worn > 0 && line.Elsewhere > 0 && line.Good + line.Worn + line.Elsewhere == line.Sold)
                amount += line.Paid - Sum(worths[i].Take(line.Elsewhere)) - Sum(worths[i].Take(line.Good + line.Worn));
            if (line.Good + line.Worn > 0 && !line.Defective && c.ReturnPostage == 0) amount -= BigInteger.Min(amount, labels[i]);
            Settle($"ol-{i}", amount, line.Paid - Sum(worths[i].Take(line.Elsewhere)));
        }

        Settle("shipping", Shipping(c), c.Shipping - c.ShippingElsewhere);
        Settle("duties", Shares(c, c.Duties, l => c.DutiesBack && l.Defective), c.Duties);
        var posted = Split(c.ReturnPostage, [.. c.Lines.Select((l, i) => Sum(worths[i].Take(l.Asked)))]);
        Settle("return-shipping", Sum(posted.Where((_, i) => c.Lines[i].Defective && c.Lines[i].Good + c.Lines[i].Worn > 0)), c.ReturnPostage);
        return totals;

        void Settle(string key, BigInteger entitled, BigInteger refundable)
        {
            var most = BigInteger.Min(BigInteger.Max(entitled, refunded.GetValueOrDefault(key)), BigInteger.Max(0, refundable));
            if (most > 0) totals[key] = most;
        }
    }

    /// <summary>The tax in what is credited of a line.</summary>
    public static BigInteger TaxIn(Case c, CaseLine line, BigInteger credited) => c.TaxInside
        ? Nearest(line.Tax * credited, line.Paid)
        : credited - Nearest((line.Paid - line.Tax) * credited, line.Paid);

    private static List<BigInteger> UnitWorths(Case c, CaseLine line) => c.TaxInside
        ? Units(line.Paid, line.Sold)
        : [.. Units(line.Paid - line.Tax, line.Sold).Zip(Units(line.Tax, line.Sold), (net, tax) => net + tax)];

    private static BigInteger Restocking(Case c, BigInteger worth)
    {
        var fee = Nearest(worth * c.FeePerMille, 1000) + c.FeePerUnit;
        fee = BigInteger.Min(BigInteger.Max(fee, c.FeeMinimum), c.FeeMaximum);
        return BigInteger.Min(fee, worth);
    }

    private static BigInteger Shipping(Case c)
    {
        var whole = c.Lines.All(l => l.Good + l.Worn + l.Elsewhere == l.Sold);
        var due = c.ShippingMode == "NONE" || (c.ShippingWholeOnly && !whole) ? 0
            : c.ShippingMode == "PROPORTIONAL" ? Shares(c, c.Shipping, _ => true)
            : c.Lines.Any(l => l.Good + l.Worn > 0) ? c.Shipping : 0;
        return BigInteger.Min(due, c.Shipping - c.ShippingElsewhere);
    }

    private static BigInteger Shares(Case c, BigInteger coins, Func<CaseLine, bool> which)
    {
        var shares = Split(coins, [.. c.Lines.Select(l => l.Paid)]);
        return Sum(c.Lines.Select((l, i) => which(l) ? Sum(Units(shares[i], l.Sold).Take(l.Good + l.Worn)) : 0));
    }

    private static Dictionary<string, BigInteger> Refunded(Case c)
    {
        var sums = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        foreach (var refund in c.Refunds)
        {
            var parts = Split(refund.Moved, [refund.ForLine, refund.ForShipping]);
            Add($"ol-{refund.Line}", parts[0]);
            Add("shipping", parts[1]);
        }

        return sums;

        void Add(string key, BigInteger coins) => sums[key] = sums.GetValueOrDefault(key) + coins;
    }

    private static BigInteger Nearest(BigInteger top, BigInteger bottom) => bottom == 0 ? 0 : (2 * top + bottom) / (2 * bottom);

    public static BigInteger Sum(IEnumerable<BigInteger> coins) => coins.Aggregate(BigInteger.Zero, (a, b) => a + b);
}

/// <summary>An order and a return of it, in coins.</summary>
internal sealed record Case
{
    public required string Currency { get; init; }
    public required bool TaxInside { get; init; }
    public required IReadOnlyList<CaseLine> Lines { get; init; }
    public required IReadOnlyList<CaseRefund> Refunds { get; init; }
    public required int Shipping { get; init; }
    public required int ShippingElsewhere { get; init; }
    public required string ShippingMode { get; init; }
    public required bool ShippingWholeOnly { get; init; }
    public required int Duties { get; init; }
    public required bool DutiesBack { get; init; }
    public required int LabelFee { get; init; }
    public required int ReturnPostage { get; init; }
    public required int FeePerMille { get; init; }
    public required int FeePerUnit { get; init; }
    public required int FeeMinimum { get; init; }
    public required int FeeMaximum { get; init; }

    public static Case Random(Random random)
    {
        bool Chance(double share) => random.NextDouble() < share;
        var lines = Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
        {
            var sold = random.Next(1, 8);
            var elsewhere = Chance(0.25) ? random.Next(0, sold) : 0;
            var asked = random.Next(1, sold - elsewhere + 1);
            var back = Chance(0.7) ? asked : random.Next(0, asked + 1);
            var worn = random.Next(0, back + 1);
            var paid = Chance(0.1) ? random.Next(0, 9) : random.Next(1, 200_000);
            return new CaseLine(sold, asked, back - worn, worn, elsewhere, paid, paid * random.Next(0, 26) / 125, Chance(0.4));
        }).ToList();
        var shipping = random.Next(0, 1500);
        var least = Chance(0.3) ? random.Next(0, 500) : 0;
        return new Case
        {
            Currency = new[] { "JPY", "EUR", "KWD" }[random.Next(3)],
            TaxInside = Chance(0.5),
            Lines = lines,
            Refunds = [.. Enumerable.Range(0, Chance(0.4) ? random.Next(1, 3) : 0).Select(_ =>
            {
                var line = random.Next(lines.Count);
                var value = (int)lines[line].Paid * random.Next(1, 80) / 100 + 1;
                return new CaseRefund(line, value * random.Next(80, 110) / 100, value, Chance(0.3) ? random.Next(1, 400) : 0);
            })],
            Shipping = shipping,
            ShippingElsewhere = Chance(0.2) ? random.Next(0, shipping + 1) : 0,
            ShippingMode = new[] { "NONE", "PROPORTIONAL", "ALL" }[random.Next(3)],
            ShippingWholeOnly = Chance(0.4),
            Duties = Chance(0.5) ? random.Next(0, 9000) : 0,
            DutiesBack = Chance(0.7),
            LabelFee = Chance(0.5) ? random.Next(0, 1200) : 0,
            ReturnPostage = Chance(0.3) ? random.Next(0, 1500) : 0,
            FeePerMille = Chance(0.6) ? random.Next(0, 1001) : 0,
            FeePerUnit = Chance(0.3) ? random.Next(0, 300) : 0,
            FeeMinimum = least,
            FeeMaximum = Chance(0.3) ? least + random.Next(0, 2000) : int.MaxValue / 1000,
        };
    }
}

/// <summary>Units sold, asked for, back unworn and worn, credited elsewhere; coins paid and the tax in them.</summary>
internal sealed record CaseLine(int Sold, int Asked, int Good, int Worn, int Elsewhere, BigInteger Paid, BigInteger Tax, bool Defective);

/// <summary>A platform refund: coins moved, and what they say they are for.</summary>
internal sealed record CaseRefund(int Line, int Moved, int ForLine, int ForShipping);
