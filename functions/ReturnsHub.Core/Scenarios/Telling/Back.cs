using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Scenarios.Telling;

/// <summary>Writes what comes back: asked for, and found in the parcel.</summary>
internal static class Back
{
    public static RequestedLineReport Asks(Article article, ReasonCode reason, int quantity = 1, string id = "rl-1", string orderLine = "ol-1") => new()
    {
        LineId = id,
        OrderLineId = orderLine,
        Sku = article.Sku,
        Quantity = quantity,
        Reason = reason,
    };

    public static GoodsLineReport Found(Article article, Grade grade, int quantity = 1, string id = "rl-1", Condition condition = Condition.Opened) => new()
    {
        LineId = id,
        Sku = article.Sku,
        Quantity = quantity,
        Grade = grade,
        Condition = condition,
    };
}
