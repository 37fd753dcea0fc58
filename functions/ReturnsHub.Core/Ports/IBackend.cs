namespace ReturnsHub.Core.Ports;

/// <summary>
/// Where a hub keeps things: every port that a backend serves by itself. Queues, intake and the key that signs differ by host and are
/// registered there.
/// </summary>
public interface IBackend
{
    /// <summary>Returns and their feed.</summary>
    IReturnStore Returns { get; }

    /// <summary>Lists and counts of returns.</summary>
    IReturnQueries Queries { get; }

    /// <summary>Claims across returns.</summary>
    IClaimQueries Claims { get; }

    /// <summary>What resale channels were given.</summary>
    IChannelUse Channels { get; }

    /// <summary>Turns at orders.</summary>
    IOrderTurns Turns { get; }

    /// <summary>Returns by when they are to be looked at next.</summary>
    IDeadlineIndex Deadlines { get; }

    /// <summary>Returns by the names others use for them.</summary>
    ILookup Lookup { get; }

    /// <summary>Reports that wait for a return.</summary>
    IUnmatchedReports Unmatched { get; }

    /// <summary>Raw bytes as received, sealed.</summary>
    IEvidenceStore Evidence { get; }

    /// <summary>Personal data by return.</summary>
    IPersonalDataVault Vault { get; }

    /// <summary>Messages that could not be read.</summary>
    IQuarantine Quarantine { get; }

    /// <summary>What became of each event at each consumer.</summary>
    IDeliveryLedger Deliveries { get; }

    /// <summary>How far readers of the feed have come.</summary>
    ICursors Cursors { get; }

    /// <summary>Answers given to idempotency keys.</summary>
    IIdempotencyKeys Idempotency { get; }

    /// <summary>What became of each tenant's policy.</summary>
    IPolicyStore Policies { get; }

    /// <summary>What people and the hub did that stands on no return.</summary>
    IAuditLog AuditLog { get; }

    /// <summary>Who did what, over all returns and the audit log.</summary>
    IAuditTrail AuditTrail { get; }

    /// <summary>Signed checkpoints.</summary>
    ICheckpoints Checkpoints { get; }

    /// <summary>Kept reports of daily reconciliation.</summary>
    IReconciliationReports Reports { get; }

    /// <summary>Finds and removes what is older than it may be.</summary>
    IRetention Retention { get; }
}
