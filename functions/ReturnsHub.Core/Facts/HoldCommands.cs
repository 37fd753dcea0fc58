namespace ReturnsHub.Core.Facts;

/// <summary>
/// A person puts a return's credits on hold. <paramref name="Code"/> is <see cref="HoldCode.Manual"/> or
/// <see cref="HoldCode.AbuseSuspected"/>; <paramref name="Why"/> is a short phrase without personal data.
/// </summary>
public sealed record HoldPlacement(HoldCode Code, string Why) : FactBody;

/// <summary>
/// A person lifts a hold. For a hold that a rule put, <paramref name="ContentHash"/> is the held credit's as it was seen, and
/// required. <paramref name="Why"/> is a short phrase without personal data.
/// </summary>
public sealed record HoldLift(HoldCode Code, string? ContentHash, string Why) : FactBody;

/// <summary>
/// A person releases a held credit against its holds. <paramref name="ContentHash"/> is the credit's as it was seen;
/// <paramref name="Why"/> has at least 10 characters and no personal data.
/// </summary>
public sealed record BreakGlass(string CreditId, string ContentHash, string Why) : FactBody;

/// <summary>Another person has looked at a credit that was released against its holds.</summary>
public sealed record BreakGlassAcknowledgement(string CreditId) : FactBody;
