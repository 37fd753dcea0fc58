namespace ReturnsHub.Core.Access;

/// <summary>One thing that somebody may or may not do. Every endpoint and every command of a person needs exactly one.</summary>
public enum Permission
{
    /// <summary>See returns, exceptions, deliveries, policies and how the hub is doing, without personal data.</summary>
    ReadReturns = 1,
    /// <summary>See the events of all returns.</summary>
    ReadEvents,
    /// <summary>See customers' words and other personal data.</summary>
    ReadPersonalData,
    /// <summary>See the raw bytes that were received.</summary>
    ReadEvidence,
    /// <summary>See the audit trail, verify it and export it.</summary>
    ReadAudit,
    /// <summary>Open a return, or take down a customer's declaration.</summary>
    OpenReturn,
    /// <summary>Settle a line's reason.</summary>
    SettleReason,
    /// <summary>Take goods in.</summary>
    ReceiveGoods,
    /// <summary>Grade goods.</summary>
    InspectGoods,
    /// <summary>Overrule what the policy wants done with goods.</summary>
    OverruleDisposition,
    /// <summary>Record a certificate of destruction or wiping.</summary>
    CertifyDestruction,
    /// <summary>Put a credit on hold.</summary>
    PlaceHold,
    /// <summary>Lift a hold that a clerk may lift.</summary>
    LiftHold,
    /// <summary>Lift a hold that only a controller may lift.</summary>
    LiftControlledHold,
    /// <summary>Approve a credit.</summary>
    ApproveCredit,
    /// <summary>Reject a credit.</summary>
    RejectCredit,
    /// <summary>Release a credit against the rules, with a reason, visible for ever.</summary>
    BreakGlass,
    /// <summary>Follow a claim: submit, answer, settle.</summary>
    ManageClaims,
    /// <summary>Draft a policy and try it out.</summary>
    ProposePolicy,
    /// <summary>Put a drafted policy in force.</summary>
    ApprovePolicy,
    /// <summary>Take over, hand over and dismiss exceptions.</summary>
    WorkExceptions,
    /// <summary>Replay quarantined messages and redrive deliveries.</summary>
    OperateHub,
    /// <summary>Answer and carry out requests about personal data.</summary>
    HandlePrivacy,
}
