using System.Text.Json.Serialization;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.State;

/// <summary>
/// A return as its events tell it. Four tracks move independently (authorisation, logistics, goods, settlement), so that
/// reports may come late or out of order. Only the fold over events changes it.
/// </summary>
public sealed record ReturnState
{
    /// <summary>Whose return it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The return.</summary>
    public required ReturnId ReturnId { get; init; }

    /// <summary>The sequence of the last event; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>The hash of the last event; empty before the first.</summary>
    public string LastHash { get; init; } = "";

    /// <summary>The connection that owns the return's identity; null while only reports from elsewhere are known.</summary>
    public string? Connection { get; init; }

    /// <summary>The return's names at the source.</summary>
    public ReturnHeader? Header { get; init; }

    /// <summary>The authorisation track.</summary>
    public AuthorisationTrack Authorisation { get; init; } = new();

    /// <summary>Parcels, by tracking number.</summary>
    public IReadOnlyList<Parcel> Parcels { get; init; } = [];

    /// <summary>Lines as asked for.</summary>
    public IReadOnlyList<ReturnLine> Lines { get; init; } = [];

    /// <summary>Units taken off lines.</summary>
    public IReadOnlyList<LinesRemoved> Removals { get; init; } = [];

    /// <summary>The newest version of the order.</summary>
    public OrderReport? Order { get; init; }

    /// <summary>Receipts, by id.</summary>
    public IReadOnlyList<GoodsReceived> Receipts { get; init; } = [];

    /// <summary>Inspections, by id.</summary>
    public IReadOnlyList<GoodsInspected> Inspections { get; init; } = [];

    /// <summary>Everybody who received or inspected goods, even where a later report replaced theirs: none of them may approve.</summary>
    public IReadOnlyList<Actor> HandledBy { get; init; } = [];

    /// <summary>Dispositions reported from outside, by id.</summary>
    public IReadOnlyList<DispositionObserved> ReportedDispositions { get; init; } = [];

    /// <summary>Dispositions the hub decided, by the units they are about.</summary>
    public IReadOnlyList<DispositionDecided> Dispositions { get; init; } = [];

    /// <summary>Dispositions that people overruled, by the units they are about.</summary>
    public IReadOnlyList<DispositionOverruled> Overrules { get; init; } = [];

    /// <summary>Journal entries that stand, by the units they are about; what was reversed is gone.</summary>
    public IReadOnlyList<JournalEntered> Journal { get; init; } = [];

    /// <summary>Journal entries made so far, reversals included: the next one's number.</summary>
    public int JournalEntries { get; init; }

    /// <summary>Units per line and inventory status.</summary>
    public IReadOnlyList<StockCount> Stock { get; init; } = [];

    /// <summary>Certificates of destruction.</summary>
    public IReadOnlyList<DestructionCertified> Certificates { get; init; } = [];

    /// <summary>Claims, by id.</summary>
    public IReadOnlyList<ClaimOpened> Claims { get; init; } = [];

    /// <summary>What was done about claims, by claim id.</summary>
    public IReadOnlyList<ClaimProgress> ClaimProgress { get; init; } = [];

    /// <summary>Refunds the platform made, by id.</summary>
    public IReadOnlyList<RefundReport> Refunds { get; init; } = [];

    /// <summary>Credits, in the order they were proposed.</summary>
    public IReadOnlyList<Credit> Credits { get; init; } = [];

    /// <summary>How the customer wants it settled; null while nobody said.</summary>
    public ResolutionChosen? Resolution { get; init; }

    /// <summary>What the customer paid for sending the goods back, by document.</summary>
    public IReadOnlyList<ReturnShippingObserved> ReturnShipping { get; init; } = [];

    /// <summary>The last eligibility decision.</summary>
    public EligibilityDecided? Eligibility { get; init; }

    /// <summary>The consumer's withdrawal from the contract; null while none was declared.</summary>
    public WithdrawalTrack? Withdrawal { get; init; }

    /// <summary>Exceptions that are open.</summary>
    public IReadOnlyList<OpenException> Exceptions { get; init; } = [];

    /// <summary>Requests for a copy of personal data that wait for an answer.</summary>
    public IReadOnlyList<string> OpenDataRequests { get; init; } = [];

    /// <summary>Deliveries that ended in a dead letter queue: <c>{consumer}/{event type}</c>.</summary>
    public IReadOnlyList<FailedDelivery> FailedDeliveries { get; init; } = [];

    /// <summary>Short hashes of the ids of facts that left events on the stream. See <see cref="SeenFacts"/>.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>Holds that people put and nobody lifted.</summary>
    public IReadOnlyList<PlacedHold> PlacedHolds { get; init; } = [];

    /// <summary>Who did what on the return that bars them from releasing its money.</summary>
    public IReadOnlyList<DutyDone> Duties { get; init; } = [];

    /// <summary>Credits that were released against their holds, for ever.</summary>
    public IReadOnlyList<BreakGlassUse> BreakGlass { get; init; } = [];

    /// <summary>Exceptions that people set aside or took note of, for as long as they are what they were.</summary>
    public IReadOnlyList<DismissedException> Dismissals { get; init; } = [];

    /// <summary>When the newest event was recorded.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The overall status, derived from the four tracks.</summary>
    [JsonIgnore]
    public ReturnStatus Status => ReturnStatuses.Of(this);

    /// <summary>The stream's key.</summary>
    [JsonIgnore]
    public StreamKey Key => new(Tenant, ReturnId);

    /// <summary>How far a claim has come; a claim nobody touched is <see cref="ClaimStatus.Open"/>.</summary>
    public ClaimProgress ProgressOf(string claimId) =>
        ClaimProgress.FirstOrDefault(p => string.Equals(p.ClaimId, claimId, StringComparison.Ordinal)) ?? new ClaimProgress { ClaimId = claimId };

    /// <summary>A return nothing is known of yet.</summary>
    public static ReturnState New(StreamKey key) => new() { Tenant = key.Tenant, ReturnId = key.ReturnId };
}

/// <summary>Where the merchant's answer stands.</summary>
public enum AuthorisationStatus
{
    /// <summary>Nobody asked yet.</summary>
    None = 0,
    /// <summary>Asked for.</summary>
    Requested,
    /// <summary>Accepted.</summary>
    Authorised,
    /// <summary>Refused.</summary>
    Declined,
    /// <summary>Called off.</summary>
    Cancelled,
    /// <summary>Accepted, then not used in time.</summary>
    Expired,
}

/// <summary>The authorisation track. The newest answer counts, by the source's clock.</summary>
public sealed record AuthorisationTrack
{
    /// <summary>Where it stands.</summary>
    public AuthorisationStatus Status { get; init; }

    /// <summary>Since when, by the source's clock.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>When the return was asked for: the earliest time reported.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>Who asked.</summary>
    public IReadOnlyList<Actor> RequestedBy { get; init; } = [];

    /// <summary>The source's code for a refusal.</summary>
    public string? DeclineReason { get; init; }

    /// <summary>Whether the source considers the return done.</summary>
    public bool Closed { get; init; }

    /// <summary>When it was last closed or reopened.</summary>
    public DateTimeOffset? ClosedOrReopenedAt { get; init; }
}

/// <summary>A parcel. The newest report counts, by the carrier's clock.</summary>
public sealed record Parcel
{
    /// <summary>Tracking number, without blanks and in upper case.</summary>
    public required string TrackingNumber { get; init; }

    /// <summary>The carrier, when named.</summary>
    public string? Carrier { get; init; }

    /// <summary>Where it is.</summary>
    public TrackingStatus Status { get; init; }

    /// <summary>The carrier's own code.</summary>
    public string? CarrierCode { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>A line of the return, with what has been learned about its reason.</summary>
public sealed record ReturnLine
{
    /// <summary>The line as asked for.</summary>
    public required RequestedLine Requested { get; init; }

    /// <summary>The newest classification.</summary>
    public ReasonClassified? Classified { get; init; }

    /// <summary>The settled reason.</summary>
    public ReasonDecided? Reason { get; init; }
}

/// <summary>Units of a line in one inventory status.</summary>
public sealed record StockCount(string LineId, InventoryStatus Status, int Quantity);

/// <summary>Where a credit stands.</summary>
public enum CreditStatus
{
    /// <summary>Waits for a person or for facts.</summary>
    Held = 0,
    /// <summary>May be booked.</summary>
    Released,
    /// <summary>Booked by at least one consumer.</summary>
    Posted,
    /// <summary>Rejected by a person.</summary>
    Rejected,
    /// <summary>Nothing left to credit.</summary>
    Withdrawn,
}

/// <summary>A credit of the return.</summary>
public sealed record Credit
{
    /// <summary>Its id on the return.</summary>
    public required string CreditId { get; init; }

    /// <summary>Where it comes from.</summary>
    public required CreditOrigin Origin { get; init; }

    /// <summary>Where it stands.</summary>
    public required CreditStatus Status { get; init; }

    /// <summary>The parts.</summary>
    public required IReadOnlyList<CreditLine> Lines { get; init; }

    /// <summary>The sum.</summary>
    public required Money Amount { get; init; }

    /// <summary>What holds it.</summary>
    public IReadOnlyList<CreditHold> Holds { get; init; } = [];

    /// <summary>Approvers it needs.</summary>
    public int ApprovalsNeeded { get; init; }

    /// <summary>The content an approval is bound to.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Who approved the content as it is.</summary>
    [JsonIgnore]
    public IReadOnlyList<Actor> Approvals => [.. Given.Select(g => g.By)];

    /// <summary>The approvals of the content as it is, expired ones included.</summary>
    public IReadOnlyList<ApprovalGiven> Given { get; init; } = [];

    /// <summary>The content without what people put and lifted: a lifted hold stays lifted as long as this stays the same.</summary>
    public string GroundHash { get; init; } = "";

    /// <summary>When it was proposed or last revised, by the hub's clock.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Holds of rules that people lifted.</summary>
    public IReadOnlyList<LiftedHold> LiftedHolds { get; init; } = [];

    /// <summary>The ERP's external document number, once released.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>How it reaches the customer.</summary>
    public CreditSettlement? Settlement { get; init; }

    /// <summary>Consumers that booked it.</summary>
    public IReadOnlyList<string> PostedBy { get; init; } = [];
}

/// <summary>A delivery that ended in a dead letter queue.</summary>
public sealed record FailedDelivery(string Consumer, Guid EventId, string EventType, string Category);

/// <summary>An exception that waits for a person.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="About">What it is about.</param>
/// <param name="Severity">How urgent.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="Since">Since when.</param>
/// <param name="Owner">The subject of the person who works on it; null for nobody.</param>
/// <param name="AcknowledgedBy">Who took note of it; it stays until its cause is gone.</param>
public sealed record OpenException(
    ExceptionKind Kind, string About, Severity Severity, string Detail, DateTimeOffset Since, string? Owner = null, Actor? AcknowledgedBy = null);
