using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Holds;

/// <summary>Units that were accepted and have not come: where the policy says so, their money is shown as waiting for them.</summary>
internal static class AwaitedGoods
{
    public const string Rule = "goods.not-received";

    public static IEnumerable<Piece> Of(ReturnState state, GoodsOfLine line, PolicyDocument policy)
    {
        var missing = line.Expected - line.ReceivedQuantity;
        return policy.HoldUntilReceived && missing > 0 && state.Authorisation.RequestedAt is not null
            ? [new Piece(PieceKind.Waiting, missing, UnitFee.None, HoldCode.NotReceived, [Rule])]
            : [];
    }
}
