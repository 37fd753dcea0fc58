using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Json;

public class MoneyValueTests
{
    [Theory]
    [InlineData("12.5", "EUR", """{"amount":"12.50","currency":"EUR"}""")]
    [InlineData("-0.01", "USD", """{"amount":"-0.01","currency":"USD"}""")]
    [InlineData("1200", "JPY", """{"amount":"1200","currency":"JPY"}""")]
    [InlineData("1.005", "KWD", """{"amount":"1.005","currency":"KWD"}""")]
    [InlineData("1000000000000", "EUR", """{"amount":"1000000000000.00","currency":"EUR"}""")]
    public void Money_travels_with_all_decimals_of_its_currency(string amount, string currency, string json)
    {
        var money = new Money(decimal.Parse(amount), new Currency(currency));
        JsonSerializer.Serialize(money, HubJson.Options).ShouldBe(json);
        JsonSerializer.Deserialize<Money>(json, HubJson.Options).ShouldBe(money);
    }

    [Fact]
    public void The_opposite_of_nothing_is_written_as_nothing() =>
        JsonSerializer.Serialize(-Money.Zero(new Currency("EUR")), HubJson.Options).ShouldBe("""{"amount":"0.00","currency":"EUR"}""");

    [Theory]
    [InlineData("""{"currency":"EUR","amount":"12.5"}""")]
    [InlineData("""{"amount":12.5,"currency":"EUR"}""")]
    [InlineData("""{"note":{"amount":"1"},"amount":"12.500","currency":"EUR"}""")]
    public void Members_come_in_any_order_and_strangers_are_passed_over(string json) =>
        JsonSerializer.Deserialize<Money>(json, HubJson.Options).ShouldBe(new Money(12.5m, new Currency("EUR")));

    [Theory]
    [InlineData("""{"amount":"12.505","currency":"EUR"}""")]
    [InlineData("""{"amount":"0.5","currency":"JPY"}""")]
    [InlineData("""{"amount":"1000000000000.01","currency":"EUR"}""")]
    [InlineData("""{"amount":"79228162514264337593543950336","currency":"EUR"}""")]
    [InlineData("""{"amount":"1e3","currency":"EUR"}""")]
    [InlineData("""{"amount":"12,50","currency":"EUR"}""")]
    [InlineData("""{"amount":"","currency":"EUR"}""")]
    [InlineData("""{"amount":null,"currency":"EUR"}""")]
    [InlineData("""{"amount":true,"currency":"EUR"}""")]
    [InlineData("""{"amount":"12.50","currency":"eur"}""")]
    [InlineData("""{"amount":"12.50","currency":null}""")]
    [InlineData("""{"amount":"12.50"}""")]
    [InlineData("""{"currency":"EUR"}""")]
    [InlineData("{}")]
    [InlineData("\"12.50 EUR\"")]
    [InlineData("12.50")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"amount":"12.50","currency":"EUR" """)]
    public void What_is_no_amount_is_a_fault_of_the_json(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Money>(json, HubJson.Options));

    [Fact]
    public void Where_people_write_a_stranger_is_a_fault()
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Money>("""{"amount":"1","currency":"EUR","note":"x"}""", HubJson.Document));
        JsonSerializer.Deserialize<Money>("""{"amount":"1",/* one */"currency":"EUR",}""", HubJson.Document).ShouldBe(new Money(1, new Currency("EUR")));
    }
}
