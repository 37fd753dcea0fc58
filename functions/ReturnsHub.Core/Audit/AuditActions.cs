namespace ReturnsHub.Core.Audit;

/// <summary>What the audit log tells of. A name never changes its meaning.</summary>
public static class AuditActions
{
    /// <summary>Somebody looked at the personal data held on a return.</summary>
    public const string PersonalDataRead = "personal_data.read";

    /// <summary>Somebody fetched raw bytes: the key that seals them was used for a person.</summary>
    public const string EvidenceRead = "evidence.read";

    /// <summary>Somebody put a quarantined message back.</summary>
    public const string MessageReplayed = "message.replayed";

    /// <summary>Somebody took a dead-lettered delivery up again.</summary>
    public const string DeliveryRedriven = "delivery.redriven";

    /// <summary>Somebody took a return out as a file.</summary>
    public const string ReturnExported = "return.exported";

    /// <summary>A request about a person was taken in.</summary>
    public const string PrivacyRequested = "privacy_request.received";

    /// <summary>A request about a person was carried out.</summary>
    public const string PrivacyCompleted = "privacy_request.completed";

    /// <summary>A retention period ended for some data.</summary>
    public const string RetentionSwept = "retention.swept";

    /// <summary>Somebody had a scenario played in a sandbox.</summary>
    public const string ScenarioPlayed = "scenario.played";

    /// <summary>A consumer's day was reconciled, and the report with this hash was kept.</summary>
    public const string DayReconciled = "day.reconciled";

    /// <summary>Another policy version came into force.</summary>
    public const string PolicyChanged = "policy.changed";
}
