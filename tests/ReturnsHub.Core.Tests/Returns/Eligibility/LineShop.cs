using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns.Eligibility;

/// <summary>A return of one line, told in the words of the tables of rules: when it was delivered, when and why it was asked for.</summary>
internal static class LineShop
{
    /// <summary>An accepted return asked for some days after delivery.</summary>
    public static Shop Asked(
        PolicyDocument policy,
        double daysAfterDelivery = 5,
        ReasonCode reason = ReasonCode.ChangedMind,
        string? category = null,
        bool finalSale = false,
        int asked = 1,
        int sold = 1,
        string[]? announced = null,
        string[]? shipped = null,
        string? country = null,
        IReadOnlyList<UnitsRequested>? elsewhere = null)
    {
        var shop = new Shop(policy) { RequestedElsewhere = elsewhere };
        shop.Request(asked, reason, null, announced ?? []);
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(
            Shop.OrderLine("ol-1", "TENT-2P", sold, 100 * sold, null, shipped ?? []) with { Category = category, FinalSale = finalSale }) with
        {
            DeliveredAt = Shop.Day.AddDays(-daysAfterDelivery),
            Country = country,
        }));
        return shop;
    }

    public static LineEligibility LineOf(Shop shop) => shop.State.Eligibility!.Lines.ShouldHaveSingleItem();

    public static string Hold(Shop shop) => string.Join(' ', LineOf(shop).Holds.Select(h => CodeNames.Of(h.Code)));

    public static ReturnId OtherReturn(string nativeId) => ReturnId.For(Shop.Tenant, Shop.Connection, nativeId);
}
