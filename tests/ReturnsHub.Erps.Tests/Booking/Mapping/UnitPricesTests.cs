using ReturnsHub.Core.Primitives;
using ReturnsHub.Erps.Booking.Mapping;

namespace ReturnsHub.Erps.Tests.Booking.Mapping;

public class UnitPricesTests
{
    [Fact]
    public void An_amount_that_divides_is_one_line()
    {
        UnitPrices.Of(Histories.Line(3, 30.00m, 4.80m), [])
            .ShouldBe([new PricedUnits(3, Histories.Euro(10.00m), Histories.Euro(1.60m), null)]);
    }

    [Fact]
    public void An_odd_cent_goes_to_the_first_unit()
    {
        UnitPrices.Of(Histories.Line(3, 10.00m, 1.60m), []).ShouldBe(
        [
            new PricedUnits(1, Histories.Euro(3.34m), Histories.Euro(0.54m), null),
            new PricedUnits(2, Histories.Euro(3.33m), Histories.Euro(0.53m), null),
        ]);
    }

    [Fact]
    public void Units_that_are_back_are_lines_of_their_own()
    {
        UnitPrices.Of(Histories.Line(3, 30.00m, 4.80m), [("MAIN", 1), ("OUTLET", 1)]).ShouldBe(
        [
            new PricedUnits(1, Histories.Euro(10.00m), Histories.Euro(1.60m), "MAIN"),
            new PricedUnits(1, Histories.Euro(10.00m), Histories.Euro(1.60m), "OUTLET"),
            new PricedUnits(1, Histories.Euro(10.00m), Histories.Euro(1.60m), null),
        ]);
    }

    [Theory]
    [InlineData("EUR")]
    [InlineData("JPY")]
    [InlineData("KWD")]
    public void No_coin_and_no_unit_is_lost_whatever_the_numbers(string code)
    {
        var currency = new Currency(code);
        var coin = (decimal)Math.Pow(10, -currency.Decimals);
        var random = new Random(20261121);
        for (var i = 0; i < 5_000; i++)
        {
            var quantity = random.Next(1, 60);
            var amount = random.Next(0, 100_000) * coin;
            var tax = decimal.Round(amount * random.Next(0, 25) / 125m, currency.Decimals);
            var first = random.Next(0, quantity + 1);
            var second = random.Next(0, quantity - first + 1);
            (string, int)[] back = [.. new[] { ("A", first), ("B", second) }.Where(b => b.Item2 > 0)];
            var units = UnitPrices.Of(Histories.Line(quantity) with { Amount = new Money(amount, currency), Tax = new Money(tax, currency) }, back);
            units.Sum(u => u.Quantity).ShouldBe(quantity);
            units.Sum(u => u.Quantity * u.Gross.Amount).ShouldBe(amount);
            units.Sum(u => u.Quantity * u.Tax.Amount).ShouldBe(tax);
            units.Where(u => u.Location == "A").Sum(u => u.Quantity).ShouldBe(first);
            units.Where(u => u.Location == "B").Sum(u => u.Quantity).ShouldBe(second);
            units.ShouldAllBe(u => u.Quantity > 0 && u.Gross.Amount % coin == 0 && u.Tax.Amount % coin == 0);
        }
    }
}
