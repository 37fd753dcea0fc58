namespace ReturnsHub.Core.Returns.Events;

/// <summary>A piece of evidence behind a claim.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Reference">Its name where it is kept: an inspection's id, a serial number, a picture's address. Never personal data.</param>
public sealed record ClaimEvidence(ClaimEvidenceKind Kind, string Reference);

/// <summary>Why and for how much a vendor is charged under an agreement.</summary>
public sealed record ClaimTerms
{
    /// <summary>The agreement's rule id.</summary>
    public required string Agreement { get; init; }

    /// <summary>The violation; null for goods that go back under no listed violation.</summary>
    public VendorViolation? Violation { get; init; }

    /// <summary>Cost of one unit; null when it is not known.</summary>
    public Money? UnitCost { get; init; }

    /// <summary>What is claimed; null until the cost is known.</summary>
    public Money? Amount { get; init; }

    /// <summary>The last moment the vendor takes the claim; null for no limit.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Whether goods may go back only under a number that the vendor gave.</summary>
    public bool AuthorisationNeeded { get; init; }

    /// <summary>What the agreement asks for and the stream does not hold yet.</summary>
    public required IReadOnlyList<ClaimEvidenceKind> EvidenceMissing { get; init; }
}

/// <summary>Somebody attached evidence to a claim.</summary>
[EventType("claim.evidence_attached")]
public sealed record ClaimEvidenceAttached(string ClaimId, ClaimEvidence Evidence, Actor By, DateTimeOffset At) : ReturnEvent;

/// <summary>A claim was sent to whom it is against.</summary>
[EventType("claim.submitted")]
public sealed record ClaimSubmitted : ReturnEvent
{
    /// <summary>The claim.</summary>
    public required string ClaimId { get; init; }

    /// <summary>The chargeback document's number.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Units claimed for when it was sent.</summary>
    public required int Quantity { get; init; }

    /// <summary>What was asked for; null when the cost was not known.</summary>
    public Money? Amount { get; init; }

    /// <summary>Who sent it.</summary>
    public required Actor By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The vendor or carrier accepted a claim, and may have given a number under which goods go back.</summary>
[EventType("claim.authorised")]
public sealed record ClaimAuthorised(string ClaimId, string? Reference, Actor By, DateTimeOffset At) : ReturnEvent;

/// <summary>The vendor or carrier refused a claim.</summary>
[EventType("claim.refused")]
public sealed record ClaimRefused(string ClaimId, string? Reference, string Why, Actor By, DateTimeOffset At) : ReturnEvent;

/// <summary>A claim was paid or credited, wholly or in part.</summary>
[EventType("claim.settled")]
public sealed record ClaimSettled(string ClaimId, Money Amount, string? Reference, Actor By, DateTimeOffset At) : ReturnEvent;

/// <summary>A claim was given up.</summary>
[EventType("claim.written_off")]
public sealed record ClaimWrittenOff(string ClaimId, string Why, Actor By, DateTimeOffset At) : ReturnEvent;
