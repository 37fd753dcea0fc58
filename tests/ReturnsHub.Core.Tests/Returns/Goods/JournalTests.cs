using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns.Goods;

/// <summary>
/// Given: two jackets sold for 200.00 net each that cost 80.00, expected to bring 30 % of the price less 10.00 (50.00) on any route.
/// </summary>
public class JournalTests
{
    private static PolicyDocument Going(Disposition disposition) => Policies.Plain with
    {
        Journals = true,
        Dispositions = [new DispositionRule { Id = "all", Disposition = disposition }],
        Recovery = [new RecoveryRule { Id = "r", PercentOfPrice = 30, CostPerUnit = 10 }],
    };

    [Theory]
    [InlineData(Disposition.Restock, "INVENTORY 80.00 / COST_OF_GOODS_SOLD -80.00")]
    [InlineData(Disposition.Refurbish, "INVENTORY 50.00 / INVENTORY_WRITE_OFF 30.00 / COST_OF_GOODS_SOLD -80.00 / REFURBISHMENT_COST 10.00 / REFURBISHMENT_ACCRUAL -10.00")]
    [InlineData(Disposition.Repair, "REPAIR_COST 10.00 / REPAIR_ACCRUAL -10.00")]
    [InlineData(Disposition.ReturnToVendor, "VENDOR_CLAIM_RECEIVABLE 80.00 / COST_OF_GOODS_SOLD -80.00")]
    [InlineData(Disposition.Resell, "INVENTORY 50.00 / INVENTORY_WRITE_OFF 30.00 / COST_OF_GOODS_SOLD -80.00")]
    [InlineData(Disposition.PartsHarvest, "RECOVERED_MATERIAL 50.00 / OTHER_INCOME -50.00 / INVENTORY_WRITE_OFF 80.00 / COST_OF_GOODS_SOLD -80.00")]
    [InlineData(Disposition.Donate, "INVENTORY_WRITE_OFF 80.00 / COST_OF_GOODS_SOLD -80.00")]
    [InlineData(Disposition.Recycle, "RECOVERED_MATERIAL 50.00 / OTHER_INCOME -50.00 / INVENTORY_WRITE_OFF 80.00 / COST_OF_GOODS_SOLD -80.00")]
    [InlineData(Disposition.SecureDestruction, "DESTRUCTION_EXPENSE 80.00 / COST_OF_GOODS_SOLD -80.00")]
    [InlineData(Disposition.Quarantine, "")]
    [InlineData(Disposition.ReturnToCustomer, "")]
    public void Each_disposition_moves_its_accounts(Disposition disposition, string lines)
    {
        var shop = Jackets(Going(disposition));
        shop.Inspect(1, Grade.A);
        var entries = shop.Events<JournalEntered>().ToList();
        string.Join(" / ", entries.SelectMany(e => e.Lines).Select(Text)).ShouldBe(lines);
        entries.ShouldAllBe(e => e.EntryNumber.Length <= 35 && e.Lines.Sum(l => l.Debit.Amount) == e.Lines.Sum(l => l.Credit.Amount));
    }

    [Theory]
    // percent of the price of 200.00, cost of putting it up for sale, what stands in the books of a jacket that cost 80.00
    [InlineData(90, 10, "INVENTORY 80.00 / COST_OF_GOODS_SOLD -80.00")]
    [InlineData(45, 10, "INVENTORY 80.00 / COST_OF_GOODS_SOLD -80.00")]
    [InlineData(40, 10, "INVENTORY 70.00 / INVENTORY_WRITE_OFF 10.00 / COST_OF_GOODS_SOLD -80.00")]
    [InlineData(2, 10, "INVENTORY_WRITE_OFF 80.00 / COST_OF_GOODS_SOLD -80.00")]
    public void Goods_to_be_sold_again_stand_at_what_they_will_bring_between_nothing_and_what_they_cost(int percent, int each, string lines)
    {
        var shop = Jackets(Going(Disposition.Resell) with { Recovery = [new RecoveryRule { Id = "r", PercentOfPrice = percent, CostPerUnit = each }] });
        shop.Inspect(1, Grade.A);
        string.Join(" / ", shop.Events<JournalEntered>().SelectMany(e => e.Lines).Select(Text)).ShouldBe(lines);
    }

    [Fact]
    public void A_correction_takes_the_old_entry_back_line_by_line_and_enters_the_new_one()
    {
        var policy = Going(Disposition.Restock) with
        {
            Dispositions = [new DispositionRule { Id = "good", Grades = [Grade.A], Disposition = Disposition.Restock }, new DispositionRule { Id = "rest", Disposition = Disposition.Donate }],
        };
        var shop = Jackets(policy);
        shop.Inspect(2, Grade.A);
        var inspection = shop.State.Inspections.Single();
        shop.Play(new InspectionReported(inspection.InspectionId, [inspection.Lines[0] with { Grade = Grade.C }]), inspection.At.AddHours(1));

        var entries = shop.Events<JournalEntered>().ToList();
        entries.Select(e => e.Reverses).ShouldBe([null, entries[0].EntryNumber, null]);
        string.Join(" / ", entries[1].Lines.Select(Text)).ShouldBe("INVENTORY -160.00 / COST_OF_GOODS_SOLD 160.00");
        entries.Select(e => e.EntryNumber).ShouldBeUnique();
        Balance(entries).ShouldBe(new SortedDictionary<JournalAccount, decimal> { [JournalAccount.InventoryWriteOff] = 160, [JournalAccount.CostOfGoodsSold] = -160 });
    }

    [Fact]
    public void Units_whose_cost_is_unknown_are_an_exception_until_the_order_tells_it()
    {
        var shop = Shop.Accepted(Going(Disposition.Restock), paid: 400, quantity: 2);
        shop.Inspect(1, Grade.A);
        shop.Exceptions.ShouldContain(ExceptionKind.CostUnknown);
        shop.Events<JournalEntered>().ShouldBeEmpty();
        shop.Play(new OrderReported(Sold() with { UpdatedAt = Shop.Day.AddDays(4) }));
        shop.Exceptions.ShouldNotContain(ExceptionKind.CostUnknown);
        shop.Events<JournalEntered>().Count().ShouldBe(1);
    }

    [Fact]
    public void Without_journals_in_the_policy_nothing_is_entered()
    {
        var shop = Jackets(Going(Disposition.Restock) with { Journals = false });
        shop.Inspect(2, Grade.A);
        shop.Events<JournalEntered>().ShouldBeEmpty();
    }

    /// <summary>The sum of all entries is always the entry of what the goods are now, however the reports came.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_sum_of_a_returns_entries_is_what_its_goods_are_now(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            var policy = Going(Disposition.Resell) with
            {
                Dispositions =
                [
                    new DispositionRule { Id = "a", Grades = [Grade.N, Grade.A], Disposition = Disposition.Restock },
                    new DispositionRule { Id = "b", Grades = [Grade.B], Disposition = Disposition.Refurbish },
                    new DispositionRule { Id = "c", Disposition = Disposition.Resell },
                ],
            };
            var shop = Jackets(policy);
            for (var step = 0; step < 6; step++)
            {
                FactBody fact = random.Next(3) == 0
                    ? new DispositionReported($"D-{random.Next(2)}", [new DispositionLineReport { Quantity = 1, Disposition = random.Next(2) == 0 ? Disposition.Donate : Disposition.ReturnToVendor }])
                    : new InspectionReported($"I-{random.Next(2)}", [new GoodsLineReport { Quantity = random.Next(1, 3), Grade = (Grade)random.Next(1, 6), Condition = Condition.Opened }]);
                shop.Play(fact, Shop.Day.AddHours(random.Next(200)), Actor.Person("ina"));
                Balance(shop.Events<JournalEntered>()).ShouldBe(Balance(shop.State.Journal));
                shop.Events<JournalEntered>().ShouldAllBe(e => e.Lines.Sum(l => l.Debit.Amount) == e.Lines.Sum(l => l.Credit.Amount));
            }
        }
    }

    private static SortedDictionary<JournalAccount, decimal> Balance(IEnumerable<JournalEntered> entries) => new(entries
        .SelectMany(e => e.Lines).GroupBy(l => l.Account).Select(g => (g.Key, Sum: g.Sum(l => l.Debit.Amount - l.Credit.Amount))).Where(g => g.Sum != 0)
        .ToDictionary(g => g.Key, g => g.Sum));

    private static string Text(JournalLine line) => $"{CodeNames.Of(line.Account)} {(line.Debit.Amount - line.Credit.Amount).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}";

    private static OrderReport Sold() => Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 2, 400) with { UnitCost = Shop.Euro(80) });

    private static Shop Jackets(PolicyDocument policy)
    {
        var shop = new Shop(policy);
        shop.Request(2, ReasonCode.ChangedMind);
        shop.Authorise();
        shop.Play(new OrderReported(Sold()));
        return shop;
    }
}
