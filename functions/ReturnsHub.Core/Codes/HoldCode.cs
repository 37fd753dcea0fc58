namespace ReturnsHub.Core.Codes;

/// <summary>Why a credit waits.</summary>
public enum HoldCode
{
    /// <summary>Goods are here, the inspection the policy asks for is not.</summary>
    InspectionPending = 1,
    /// <summary>Goods are not here.</summary>
    NotReceived,
    /// <summary>The amount needs an approver.</summary>
    ValueOverLimit,
    /// <summary>The amount needs a second approver.</summary>
    SecondApprovalNeeded,
    /// <summary>Received and announced quantities differ.</summary>
    QuantityMismatch,
    /// <summary>The serial number received is not the one sent out.</summary>
    SerialMismatch,
    /// <summary>The goods are not what was announced, or the parcel was empty.</summary>
    ConditionDisputed,
    /// <summary>The reason is not known well enough, or a person must read it.</summary>
    ReasonUncertain,
    /// <summary>The return is outside the policy (for example its window).</summary>
    OutsidePolicy,
    /// <summary>A pattern a person should look at.</summary>
    AbuseSuspected,
    /// <summary>Goods that may not simply be taken back.</summary>
    RestrictedGoods,
    /// <summary>More would be credited than is refundable.</summary>
    OverRefundable,
    /// <summary>The same goods seem to be credited elsewhere.</summary>
    DuplicateSuspected,
    /// <summary>Put on hold by a person.</summary>
    Manual,
}
