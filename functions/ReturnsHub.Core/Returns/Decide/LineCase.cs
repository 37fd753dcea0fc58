using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Everything the question whether one line may come back rests on.</summary>
internal sealed record LineCase(
    PolicyDocument Policy,
    GoodsOfLine Goods,
    OrderLineReport? Sold,
    PolicyScope Scope,
    ReasonCode Reason,
    DateTimeOffset RequestedAt,
    DateTimeOffset? DeliveredAt,
    WithdrawalTrack? Withdrawal,
    int UnitsBeyond)
{
    public static LineCase Of(ReturnState state, OrderReport order, DateTimeOffset requestedAt, GoodsOfLine goods, int unitsBeyond, PolicyDocument policy)
    {
        var sold = OrderLines.Find(order, goods.Line.Requested);
        return new LineCase(
            policy,
            goods,
            sold,
            OrderLines.Scope(policy, order, sold, goods.Sku),
            goods.Line.Reason?.Code ?? goods.Line.Requested.Reason,
            requestedAt,
            order.DeliveredAt,
            state.Withdrawal,
            unitsBeyond);
    }
}

/// <summary>What one check says of a line. <paramref name="Hold"/> is null where nothing speaks against it.</summary>
internal sealed record Finding(EligibilityVerdict Verdict, HoldCode? Hold, string Rule)
{
    public static Finding Fine(string rule) => new(EligibilityVerdict.Eligible, null, rule);

    public static Finding Person(HoldCode hold, string rule) => new(EligibilityVerdict.NeedsPerson, hold, rule);

    public static Finding Refused(HoldCode hold, string rule) => new(EligibilityVerdict.Refused, hold, rule);
}
