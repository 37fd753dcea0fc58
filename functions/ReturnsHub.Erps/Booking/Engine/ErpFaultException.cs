using ReturnsHub.Core.Ports;

namespace ReturnsHub.Erps.Booking.Engine;

/// <summary>What an ERP answered instead of booking. Its message is safe to keep: status, stable code and clipped text of the ERP's error.</summary>
public sealed class ErpFaultException(OutcomeKind kind, string category, string answer, TimeSpan? retryAfter = null) : Exception(answer)
{
    /// <summary>What it leads to.</summary>
    public OutcomeKind Kind { get; } = kind;

    /// <summary>Stable code: <c>validation</c>, <c>unknown-item</c>, <c>unknown-tax-code</c>, <c>closed-period</c>, <c>amount-differs</c> …</summary>
    public string Category { get; } = category;

    /// <summary>How long the ERP asked to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Not booked now; may be later.</summary>
    public static ErpFaultException Retry(string category, string answer, TimeSpan? retryAfter = null) => new(OutcomeKind.Retry, category, answer, retryAfter);

    /// <summary>
    /// Written, and waits for the ERP's own batch to post it: asked again later, and no attempt that counts. Bounded by the ledger's age limit.
    /// </summary>
    public static ErpFaultException Waiting(string answer, TimeSpan retryAfter) => new(OutcomeKind.Retry, AwaitingPosting, answer, retryAfter);

    /// <summary>Not booked, and never will be as it is.</summary>
    public static ErpFaultException Refused(string category, string answer) => new(OutcomeKind.Refused, category, answer);

    /// <summary>Sent, and the answer was lost.</summary>
    public static ErpFaultException Unknown(string category, string answer) => new(OutcomeKind.Unknown, category, answer);

    internal static ErpFaultException Fenced() => new(OutcomeKind.Retry, DeliveryOutcome.Fenced.Category!, DeliveryOutcome.Fenced.Answer);

    private const string AwaitingPosting = "awaiting-posting";

    internal DeliveryOutcome Outcome => Category == DeliveryOutcome.Fenced.Category
        ? DeliveryOutcome.Fenced with { Called = false }
        : new DeliveryOutcome(Kind, Clip.Of(Message, 500), RetryAfter: RetryAfter, Category: Category) { Called = Category != AwaitingPosting };
}
