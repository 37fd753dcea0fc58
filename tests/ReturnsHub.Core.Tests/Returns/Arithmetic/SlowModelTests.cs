using System.Numerics;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns.Arithmetic;

/// <summary>The hub's totals are those of a model so slow and plain that it is obviously right, to the smallest coin.</summary>
public class SlowModelTests
{
    private const int Cases = 3_000;

    [Fact]
    public void Every_total_is_the_slow_models_and_every_part_adds_up()
    {
        var first = Environment.GetEnvironmentVariable("RETURNSHUB_SEED") is { } text ? int.Parse(text) : 20261121;
        for (var seed = first; seed < first + Cases; seed++)
        {
            var random = new Random(seed);
            var c = Case.Random(random);
            var state = Play(c, random);
            var live = state.Credits.Where(x => x.Status is CreditStatus.Released or CreditStatus.Held).ToList();
            var sums = live.SelectMany(x => x.Lines).GroupBy(l => l.OrderLineId).ToDictionary(g => g.Key, g => SlowModel.Sum(g.Select(l => Coins(l.Amount))));
            Text(sums).ShouldBe(Text(SlowModel.Totals(c)), $"seed {seed}: {c}");
            foreach (var credit in live) Adds(credit, seed);
            Taxes(c, live, sums, seed);
        }
    }

    private static void Adds(Credit credit, int seed)
    {
        credit.Lines.Aggregate(Money.Zero(credit.Amount.Currency), (sum, l) => sum + l.Amount).ShouldBe(credit.Amount, $"seed {seed}");
        foreach (var line in credit.Lines)
        {
            (line.Net!.Value + line.Tax).ShouldBe(line.Amount, $"seed {seed}");
            line.Amount.Amount.ShouldBeGreaterThan(0, $"seed {seed}");
            line.Tax.Amount.ShouldBeGreaterThanOrEqualTo(0, $"seed {seed}");
            line.Net.Value.Amount.ShouldBeGreaterThanOrEqualTo(0, $"seed {seed}");
            (line.Fees ?? []).Sum(f => f.Amount.Amount).ShouldBe(line.Fee.Amount, $"seed {seed}");
        }
    }

    private static void Taxes(Case c, IReadOnlyList<Credit> credits, Dictionary<string, BigInteger> sums, int seed)
    {
        for (var i = 0; i < c.Lines.Count; i++)
        {
            if (c.Lines[i].Elsewhere > 0 || !sums.TryGetValue($"ol-{i}", out var credited)) continue;
            // A held credit's tax is reckoned after what is released, so the sum is that of the whole.
            var tax = SlowModel.Sum(credits.SelectMany(x => x.Lines).Where(l => l.OrderLineId == $"ol-{i}").Select(l => Coins(l.Tax)));
            tax.ShouldBe(SlowModel.TaxIn(c, c.Lines[i], credited), $"seed {seed}");
            if (credited == c.Lines[i].Paid) tax.ShouldBe(c.Lines[i].Tax, $"seed {seed}");
        }
    }

    private static ReturnState Play(Case c, Random random)
    {
        var currency = new Currency(c.Currency);
        Money Of(BigInteger coins) => new((decimal)coins / (decimal)Math.Pow(10, currency.Decimals), currency);
        var order = new OrderReport
        {
            OrderId = "6100",
            UpdatedAt = Shop.Day,
            Currency = currency,
            PricesIncludeTax = c.TaxInside,
            ShippingPaid = Of(c.Shipping),
            DutiesPaid = Of(c.Duties),
            Lines = [.. c.Lines.Select((l, i) => new OrderLineReport { OrderLineId = $"ol-{i}", Sku = new Sku($"SKU-{i}"), Quantity = l.Sold, Paid = Of(l.Paid), Tax = Of(l.Tax) })],
        };
        List<FactBody> facts =
        [
            new OrderReported(order),
            new ReturnAuthorisationReported(Shop.Header, []),
            new ReturnRequestReported(Shop.Header, [.. c.Lines.Select((l, i) => Shop.Line($"rl-{i}", $"ol-{i}", l.Asked, l.Defective ? ReasonCode.Defective : ReasonCode.ChangedMind, null))]),
            .. c.Refunds.Select((r, i) => new RefundReported(Shop.Header, new RefundReport
            {
                RefundId = $"ref-{i}",
                Moved = Of(r.Moved),
                Lines = [new RefundLineReport($"ol-{r.Line}", 1, Of(r.ForLine))],
                Shipping = r.ForShipping == 0 ? null : Of(r.ForShipping),
            })),
        ];
        if (c.ReturnPostage > 0) facts.Add(new ReturnShippingReported(Shop.Header, Of(c.ReturnPostage), "receipt-1"));
        for (var i = 0; i < c.Lines.Count; i++)
        {
            foreach (var (grade, count) in new[] { (Grade.A, c.Lines[i].Good), (Grade.B, c.Lines[i].Worn) })
            {
                for (var left = count; left > 0;)
                {
                    var part = random.Next(1, left + 1);
                    left -= part;
                    facts.Add(new InspectionReported($"INS-{facts.Count}", [new GoodsLineReport { LineId = $"rl-{i}", Quantity = part, Condition = Condition.Opened, Grade = grade }]));
                }
            }
        }

        var all = facts.ToArray();
        random.Shuffle(all);
        var shop = new Shop(PolicyOf(c, Of)) { Elsewhere = Elsewhere(c, Of), Units = Units(c, Of) };
        foreach (var fact in all) shop.Play(fact);
        return shop.State;
    }

    private static Dictionary<string, Money> Elsewhere(Case c, Func<BigInteger, Money> of)
    {
        var sums = new Dictionary<string, Money>(StringComparer.Ordinal) { ["shipping"] = of(c.ShippingElsewhere) };
        for (var i = 0; i < c.Lines.Count; i++)
        {
            var line = c.Lines[i];
            var net = SlowModel.Units(c.TaxInside ? line.Paid : line.Paid - line.Tax, line.Sold);
            var tax = SlowModel.Units(c.TaxInside ? 0 : line.Tax, line.Sold);
            sums[$"ol-{i}"] = of(SlowModel.Sum(net.Take(line.Elsewhere)) + SlowModel.Sum(tax.Take(line.Elsewhere)));
        }

        return sums;
    }

    private static Dictionary<string, UnitsElsewhere> Units(Case c, Func<BigInteger, Money> of) =>
        c.Lines.Select((l, i) => (l, i)).Where(x => x.l.Elsewhere > 0).ToDictionary(x => $"ol-{x.i}", x => new UnitsElsewhere(x.l.Elsewhere, of(0)));

    private static PolicyDocument PolicyOf(Case c, Func<BigInteger, Money> of) => Policies.Plain with
    {
        RestockingFees =
        [
            new RestockingFeeRule
            {
                Id = "restock", Reasons = [ReasonCode.ChangedMind], Grades = [Grade.B], Percent = c.FeePerMille / 10m,
                PerUnit = of(c.FeePerUnit).Amount, Minimum = of(c.FeeMinimum).Amount, Maximum = of(c.FeeMaximum).Amount,
            },
        ],
        ReturnFees = [new ReturnFeeRule { Id = "label", Amount = of(c.LabelFee).Amount }],
        ShippingRefunds = [new ShippingRefundRule { Id = "ship", Refund = Enum.Parse<ShippingRefund>(c.ShippingMode, ignoreCase: true), WholeOrderOnly = c.ShippingWholeOnly }],
        DutyRefunds = [new DutyRefundRule { Id = "duty", Faults = [Fault.Vendor], Refunded = c.DutiesBack }],
    };

    private static BigInteger Coins(Money money) => (BigInteger)(money.Amount * (decimal)Math.Pow(10, money.Currency.Decimals));

    private static string Text(Dictionary<string, BigInteger> sums) =>
        string.Join("; ", sums.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} {s.Value}"));
}
