namespace ReturnsHub.Core.Facts;

/// <summary>Somebody attaches evidence to a claim. <paramref name="Reference"/> names it where it is kept; never personal data.</summary>
public sealed record ClaimEvidenceProvided(string ClaimId, ClaimEvidenceKind Kind, string Reference) : FactBody;

/// <summary>A person sends a claim.</summary>
public sealed record ClaimSubmission(string ClaimId) : FactBody;

/// <summary>The vendor or carrier answered. <paramref name="Why"/> is needed for a refusal.</summary>
public sealed record ClaimAnswer(string ClaimId, bool Accepted, string? Reference, string? Why) : FactBody;

/// <summary>A claim was paid or credited. <paramref name="Amount"/> is the total so far.</summary>
public sealed record ClaimSettlement(string ClaimId, Money Amount, string? Reference) : FactBody;

/// <summary>A claim is given up.</summary>
public sealed record ClaimWriteOff(string ClaimId, string Why) : FactBody;
