using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Returns;

public class CreditArithmeticTests
{
    /// <summary>One order line, returned unit by unit.</summary>
    private static Shop UnitByUnit(Money paid, int quantity, Money? tax = null)
    {
        var shop = new Shop();
        shop.Request(quantity);
        shop.Authorise();
        shop.Play(new OrderReported(new OrderReport
        {
            OrderId = "6100",
            UpdatedAt = Shop.Day,
            Currency = paid.Currency,
            Lines = [new OrderLineReport { OrderLineId = "ol-1", Quantity = quantity, Paid = paid, Tax = tax }],
        }));
        for (var i = 0; i < quantity; i++) shop.Inspect();
        return shop;
    }

    private static IEnumerable<decimal> Amounts(Shop shop) => shop.State.Credits.Select(c => c.Amount.Amount);

    [Fact]
    public void Three_units_for_100_00_are_33_33_twice_and_33_34()
    {
        Amounts(UnitByUnit(Shop.Euro(100), 3)).ShouldBe([33.33m, 33.33m, 33.34m]);
    }

    [Fact]
    public void Yen_have_no_decimals() => Amounts(UnitByUnit(new Money(1000, new Currency("JPY")), 3)).ShouldBe([333m, 333m, 334m]);

    [Fact]
    public void Dinars_have_three() => Amounts(UnitByUnit(new Money(10, new Currency("BHD")), 3)).ShouldBe([3.333m, 3.333m, 3.334m]);

    [Fact]
    public void Tax_parts_add_up_to_the_tax_of_the_line()
    {
        var shop = UnitByUnit(Shop.Euro(100), 3, Shop.Euro(15.97m));
        var tax = shop.State.Credits.SelectMany(c => c.Lines).Select(l => l.Tax.Amount).ToList();
        tax.ShouldBe([5.32m, 5.33m, 5.32m]);
        tax.Sum().ShouldBe(15.97m);
    }

    [Fact]
    public void A_thing_that_was_free_is_credited_nothing()
    {
        var shop = UnitByUnit(Shop.Euro(0), 2);
        shop.State.Credits.ShouldBeEmpty();
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void Fewer_units_than_the_smallest_coin_still_add_up() => Amounts(UnitByUnit(Shop.Euro(0.02m), 3)).ShouldBe([0.01m, 0.01m]);

    [Fact]
    public void Every_document_has_a_number_of_its_own_of_at_most_35_characters()
    {
        var numbers = UnitByUnit(Shop.Euro(100), 12).State.Credits.Select(c => c.DocumentNumber!).ToList();
        numbers.ShouldBeUnique();
        numbers.ShouldAllBe(n => n.Length <= 35 && n.StartsWith("RH-"));
    }

    [Fact]
    public void However_a_line_is_split_its_credits_add_up_to_what_was_paid()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            var currency = new Currency(new[] { "EUR", "JPY", "BHD" }[seed % 3]);
            var quantity = random.Next(1, 30);
            var paid = Money.Rounded(random.Next(1, 5_000_000) / 997m, currency);
            var tax = Money.Rounded(paid.Amount * 19 / 119, currency);
            var shop = UnitByUnit(paid, 1, tax);
            shop.Released.ShouldBe(paid.Amount, $"seed {seed}");

            var parts = new Shop();
            parts.Request(quantity);
            parts.Authorise();
            parts.Play(new OrderReported(new OrderReport
            {
                OrderId = "6100",
                UpdatedAt = Shop.Day,
                Currency = currency,
                Lines = [new OrderLineReport { OrderLineId = "ol-1", Quantity = quantity, Paid = paid, Tax = tax }],
            }));
            for (var left = quantity; left > 0;)
            {
                var part = random.Next(1, left + 1);
                parts.Inspect(part);
                left -= part;
            }

            parts.Released.ShouldBe(paid.Amount, $"seed {seed}");
            parts.State.Credits.SelectMany(c => c.Lines).Sum(l => l.Tax.Amount).ShouldBe(tax.Amount, $"seed {seed}");
            parts.State.Credits.SelectMany(c => c.Lines).Sum(l => l.Quantity).ShouldBe(quantity, $"seed {seed}");
        }
    }

    [Fact]
    public void However_money_is_split_over_weights_the_parts_add_up_and_none_is_negative()
    {
        for (var seed = 1; seed <= 10_000; seed++)
        {
            var random = new Random(seed);
            var currency = new Currency(new[] { "EUR", "JPY", "BHD" }[seed % 3]);
            var amount = Money.Rounded(random.Next(0, 9_000_000) / 991m, currency);
            var weights = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(0, 100_000) / 100m).Append(0.01m).ToList();
            var parts = Allocation.Split(amount, weights);
            parts.Aggregate((a, b) => a + b).ShouldBe(amount, $"seed {seed}");
            parts.ShouldAllBe(p => p.Amount >= 0, $"seed {seed}");
        }
    }
}
