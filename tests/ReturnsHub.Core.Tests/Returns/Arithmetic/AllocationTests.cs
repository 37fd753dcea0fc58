using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Returns.Arithmetic;

public class AllocationTests
{
    [Theory]
    [InlineData("EUR", "10.00", "1 1 1", "3.34 3.33 3.33")]
    [InlineData("EUR", "100.00", "2 1", "66.67 33.33")]
    [InlineData("JPY", "1000", "1 1 1", "334 333 333")]
    [InlineData("KWD", "1.000", "1 2 4", "0.143 0.286 0.571")]
    [InlineData("EUR", "0.02", "5 5 5", "0.01 0.01 0.00")]
    [InlineData("EUR", "5.00", "0 0", "2.50 2.50")]
    [InlineData("EUR", "5.00", "-3 1", "0.00 5.00")]
    [InlineData("EUR", "-10.00", "1 1 1", "-3.34 -3.33 -3.33")]
    [InlineData("EUR", "7.00", "0.0000000000000000000000000001 79228162514264337593543950335", "0.00 7.00")]
    [InlineData("KWD", "1000000000000.000", "79228162514264337593543950335 79228162514264337593543950335", "500000000000.000 500000000000.000")]
    public void Parts_follow_the_weights_and_add_up(string currency, string whole, string weights, string parts)
    {
        var money = new Money(Number(whole), new Currency(currency));
        var split = Allocation.Split(money, [.. weights.Split(' ').Select(Number)]);
        split.Select(p => p.Amount).ShouldBe(parts.Split(' ').Select(Number));
        split.Aggregate((a, b) => a + b).ShouldBe(money);
    }

    [Fact]
    public void Nothing_to_split_over_is_refused() => Should.Throw<ArgumentException>(() => Allocation.Split(Shop.Euro(1), []));

    [Theory]
    [InlineData("EUR", "100.00", 7, "14.28 14.28 14.28 14.29 14.29 14.29 14.29")]
    [InlineData("EUR", "100.00", 3, "33.33 33.33 33.34")]
    [InlineData("JPY", "5", 3, "1 2 2")]
    [InlineData("KWD", "0.002", 3, "0.000 0.001 0.001")]
    [InlineData("EUR", "0.00", 2, "0.00 0.00")]
    [InlineData("EUR", "19.99", 1, "19.99")]
    [InlineData("JPY", "6", 3, "2 2 2")]
    [InlineData("EUR", "-1.00", 3, "-0.33 -0.33 -0.34")]
    public void Equal_units_differ_by_one_coin_at_most_the_last_ones_carry_it(string currency, string whole, int units, string each)
    {
        var money = new Money(Number(whole), new Currency(currency));
        Enumerable.Range(1, units).Select(n => (Allocation.FirstUnits(money, units, n) - Allocation.FirstUnits(money, units, n - 1)).Amount)
            .ShouldBe(each.Split(' ').Select(Number));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
