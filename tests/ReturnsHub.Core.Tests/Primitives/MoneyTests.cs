using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Primitives;

public class MoneyTests
{
    private static readonly Currency Eur = new("EUR");
    private static readonly Currency Usd = new("USD");

    [Theory]
    [InlineData(10, 5)]
    [InlineData(10, 0)]
    [InlineData(10, -5)]
    [InlineData(-10, -5)]
    public void Amounts_of_two_currencies_neither_add_nor_compare(int left, int right)
    {
        var (euros, dollars) = (new Money(left, Eur), new Money(right, Usd));
        Should.Throw<InvalidOperationException>(() => euros + dollars);
        Should.Throw<InvalidOperationException>(() => euros - dollars);
        Should.Throw<InvalidOperationException>(() => euros < dollars);
        Should.Throw<InvalidOperationException>(() => Money.Min(euros, dollars));
        euros.ShouldNotBe(new Money(left, Usd));
    }

    [Fact]
    public void Amounts_of_one_currency_add_and_compare()
    {
        (new Money(10, Eur) + new Money(-2.5m, Eur)).ShouldBe(new Money(7.5m, Eur));
        (new Money(10, Eur) > new Money(9.99m, Eur)).ShouldBeTrue();
    }
}
