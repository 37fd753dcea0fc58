using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Embedded.Tests.Journal;

/// <summary>The journal stores enums as numbers. Renumbering one would change what stored rows say.</summary>
public sealed class StoredNumbersTests
{
    [Fact]
    public void Return_status_keeps_its_numbers() => Numbers<ReturnStatus>().ShouldBe(
        "Announced=0 Requested=1 Authorised=2 InTransit=3 Received=4 Inspected=5 Credited=6 Closed=7 Declined=8 Cancelled=9 Expired=10");

    [Fact]
    public void Exception_kind_keeps_its_numbers() => Numbers<ExceptionKind>().ShouldBe(
        "QuantityMismatch=1 SerialMismatch=2 UnknownGoods=3 ConditionDisputed=4 ReasonUncertain=5 OrderDetailsMissing=6 CurrencyMismatch=7 "
        + "OverRefunded=8 OverCredited=9 RefundPending=10 ReceivedWithoutAuthorisation=11 OutsidePolicy=12 ParcelProblem=13 CertificateMissing=14 "
        + "DeliveryFailed=15 PersonalDataRequest=16 DuplicateSuspected=17 ClaimEvidenceMissing=18 ClaimAuthorisationMissing=19 ClaimShortPaid=20 BreakGlassUsed=21 "
        + "WipePending=22 DispositionAgainstRules=23 CostUnknown=24 "
        + "ParcelNotArrived=25 InspectionOverdue=26 ApprovalWaiting=27 ClaimLapsing=28 WithdrawalRefundDue=29");

    [Fact]
    public void Claim_status_keeps_its_numbers() =>
        Numbers<ClaimStatus>().ShouldBe("Open=0 Submitted=1 Authorised=2 Refused=3 Settled=4 WrittenOff=5");

    [Fact]
    public void Severity_keeps_its_numbers() => Numbers<Severity>().ShouldBe("Low=0 Medium=1 High=2");

    [Fact]
    public void Lookup_kind_keeps_its_numbers() => Numbers<LookupKind>().ShouldBe("TrackingNumber=1 Order=2 Rma=3 Serial=4 Document=5");

    [Fact]
    public void Delivery_status_keeps_its_numbers() => Numbers<DeliveryStatus>().ShouldBe("Retrying=0 Confirmed=1 DeadLettered=2 Intent=3 Sent=4 Unknown=5");

    [Fact]
    public void Quarantine_status_keeps_its_numbers() => Numbers<QuarantineStatus>().ShouldBe("Open=0 Replayed=1");

    [Fact]
    public void Policy_act_keeps_its_numbers() => Numbers<PolicyAct>().ShouldBe("Proposed=0 Approved=1 Withdrawn=2");

    [Fact]
    public void Actor_kind_keeps_its_numbers() => Numbers<ActorKind>().ShouldBe("System=0 Person=1 Model=2");

    // A new member goes to the end, with a number of its own; add it here with it.
    private static string Numbers<T>()
        where T : struct, Enum => string.Join(' ', Enum.GetValues<T>().Select(v => $"{v}={Convert.ToInt32(v)}"));
}
