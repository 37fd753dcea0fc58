namespace ReturnsHub.Core.WhatIf;

/// <summary>What a decision is about.</summary>
public enum DecisionKind
{
    /// <summary>Whether the return is within the policy.</summary>
    Eligibility = 0,
    /// <summary>A line's reason.</summary>
    Reason,
    /// <summary>What happens to units.</summary>
    Disposition,
    /// <summary>What an order line is credited, and whether it goes out by itself.</summary>
    Credit,
    /// <summary>What a credit waits for.</summary>
    Approval,
    /// <summary>What a vendor or carrier is charged.</summary>
    Claim,
}
