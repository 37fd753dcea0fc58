using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns.Governance;

/// <summary>What can happen next.</summary>
internal enum Move
{
    Request,
    Authorise,
    InspectGood,
    InspectWorn,
    InspectWrong,
    Disposition,
    Settle,
    Place,
    LiftManual,
    LiftDispute,
    Approve,
    Reject,
    BreakGlass,
    Acknowledge,
    RefundPending,
    Pass73Hours,
}

/// <summary>A move and who makes it.</summary>
internal sealed record Letter(Move Move, Player By)
{
    public override string ToString() => $"{Move} by {By.Name}";

    /// <summary>The fact it is on a return that stands as <paramref name="state"/>; null for the passing of time.</summary>
    public FactBody? Body(ReturnState state)
    {
        var credit = state.Credits is [.., var last] ? last : null;
        var (id, hash) = (credit?.CreditId ?? "CR-1", credit?.ContentHash ?? "none");
        return Move switch
        {
            Move.Request => new ReturnRequestReported(Shop.Header, [Shop.Line("rl-1", "ol-1", 1, ReasonCode.ChangedMind)]),
            Move.Authorise => new ReturnAuthorisationReported(Shop.Header, []),
            Move.InspectGood => Inspected(Grade.A, Condition.Opened),
            Move.InspectWorn => Inspected(Grade.B, Condition.Used),
            Move.InspectWrong => Inspected(Grade.U, Condition.WrongGoods),
            Move.Disposition => new DispositionReported("DSP-1", [new DispositionLineReport { Quantity = 1, Disposition = Disposition.Restock }]),
            Move.Settle => new ReasonSettled("rl-1", ReasonCode.Defective),
            Move.Place => new HoldPlacement(HoldCode.Manual, "photos are missing"),
            Move.LiftManual => new HoldLift(HoldCode.Manual, null, "photos came"),
            Move.LiftDispute => new HoldLift(HoldCode.ConditionDisputed, hash, "it was our label"),
            Move.Approve => new CreditApproval(id, hash),
            Move.Reject => new CreditRejection(id, hash, "NO"),
            Move.BreakGlass => new BreakGlass(id, hash, "customer at the counter"),
            Move.Acknowledge => new BreakGlassAcknowledgement(id),
            Move.RefundPending => new RefundReported(Shop.Header, new RefundReport
            {
                RefundId = "ref-1",
                Moved = Shop.Euro(0),
                Pending = true,
                Lines = [new RefundLineReport("ol-1", 1, Shop.Euro(100))],
            }),
            _ => null,
        };
    }

    private static InspectionReported Inspected(Grade grade, Condition condition) =>
        new("INS-1", [new GoodsLineReport { Quantity = 1, Condition = condition, Grade = grade }]);
}
