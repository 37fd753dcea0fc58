namespace ReturnsHub.Web.Claims;

/// <summary>Attaches evidence to a claim.</summary>
/// <param name="Kind">What it is; required.</param>
/// <param name="Reference">Its name where it is kept, at most 200 characters, without personal data; required.</param>
public sealed record AttachEvidence(ClaimEvidenceKind? Kind = null, string? Reference = null);

/// <summary>Records what the vendor or carrier answered.</summary>
/// <param name="Accepted">Whether the claim was accepted; required.</param>
/// <param name="Reference">The other side's number, under which goods go back.</param>
/// <param name="Why">Why it was refused; required for a refusal.</param>
public sealed record AnswerClaim(bool? Accepted = null, string? Reference = null, string? Why = null);

/// <summary>Records what was paid or credited.</summary>
/// <param name="Amount">The total so far, a decimal; required.</param>
/// <param name="Currency">ISO 4217 code; required.</param>
/// <param name="Reference">The credit note's number.</param>
public sealed record SettleClaim(decimal? Amount = null, string? Currency = null, string? Reference = null);

/// <summary>Gives a claim up.</summary>
/// <param name="Why">Why, at most 200 characters, without personal data; required.</param>
public sealed record WriteOffClaim(string? Why = null);

/// <summary>A claim in the list.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="ReturnId">On which return.</param>
/// <param name="Claim">The claim.</param>
public sealed record ListedClaim(string Tenant, string ReturnId, Returns.Views.ClaimView Claim);
