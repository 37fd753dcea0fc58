using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Reconcile;

/// <summary>Everything a report is made from.</summary>
public sealed record ReconciliationInput
{
    /// <summary>The consumer whose books are compared.</summary>
    public required ConsumerSettings Consumer { get; init; }

    /// <summary>The day.</summary>
    public required ReportDay Day { get; init; }

    /// <summary>When the books were looked at.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether the consumer's ERP was asked; otherwise the ledger's word stands.</summary>
    public required bool Asked { get; init; }

    /// <summary>The returns.</summary>
    public required IReadOnlyList<ReconciledReturn> Returns { get; init; }

    /// <summary>How long a consumer that confirms its bookings has for each; then what it said nothing of is called not confirmed.</summary>
    public TimeSpan BookingGrace { get; init; } = new ReconcileLimits().BookingGrace;

    /// <summary>Whether the report may quote what the consumer's system said. A report that is kept for good may not.</summary>
    public bool Quotes { get; init; } = true;

    /// <summary>Whether these are all returns of the day.</summary>
    public bool Complete { get; init; } = true;
}

/// <summary>A return and what is known of it elsewhere.</summary>
public sealed record ReconciledReturn
{
    /// <summary>Its events from the first up to now.</summary>
    public required IReadOnlyList<RecordedEvent> History { get; init; }

    /// <summary>What the ledger says of its events at the consumer.</summary>
    public required IReadOnlyList<Delivery> Deliveries { get; init; }

    /// <summary>What the ERP answered; nothing where it cannot be asked.</summary>
    public BookedDocuments Books { get; init; } = BookedDocuments.None;

    /// <summary>Whether the hub has its credits paid at the source, so that a refund there is to follow.</summary>
    public bool PaidAtSource { get; init; }
}
