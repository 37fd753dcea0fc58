#pragma warning disable MA0244 // Attributes take no decimals; amounts of two decimals survive the way through double exactly.
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide;

namespace ReturnsHub.Core.Tests.Returns.Arithmetic;

/// <summary>What units of an order line are worth together, when more come back than were sold.</summary>
public class UnitShareTests
{
    [Theory]
    // sold for 100.00, units that came back in two lots, fee per unit on the second lot, units counted, credited
    [InlineData(2, 1, 1, 5.00, 2, 95.00)]
    [InlineData(2, 2, 2, 5.00, 2, 100.00)]
    [InlineData(2, 1, 3, 5.00, 2, 95.00)]
    [InlineData(3, 1, 8, 5.00, 3, 90.00)]
    public void No_more_units_are_worth_anything_than_were_sold(int sold, int first, int second, double fee, int counted, double credited)
    {
        var line = new OrderLineReport { OrderLineId = "ol-1", Quantity = sold, Paid = Shop.Euro(100) };
        var worth = UnitShares.Of(line, pricesIncludeTax: true).Of([(first, UnitFee.None), (second, new UnitFee("fee.wear", 0, PerUnit: (decimal)fee))]);
        worth.Quantity.ShouldBe(counted);
        worth.Amount.ShouldBe(Shop.Euro((decimal)credited));
        worth.Fees.Sum(f => f.Amount.Amount).ShouldBe(100 - (decimal)credited);
    }
}
