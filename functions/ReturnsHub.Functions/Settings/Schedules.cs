namespace ReturnsHub.Functions.Settings;

/// <summary>When timers run, in UTC: second, minute, hour, day, month, weekday.</summary>
internal static class Schedules
{
    /// <summary>Every minute: an index says what is due, so a look that finds nothing costs one query.</summary>
    public const string Deadlines = "0 * * * * *";

    /// <summary>Every ten minutes.</summary>
    public const string Retention = "0 4/10 * * * *";

    /// <summary>Every quarter of an hour: the handler makes one checkpoint a day, and tries again when that failed.</summary>
    public const string Checkpoints = "0 7/15 * * * *";

    /// <summary>Every hour: a shop deletes a subscription after four hours of failures.</summary>
    public const string SubscriptionAudit = "0 11 * * * *";

    /// <summary>Every ten minutes.</summary>
    public const string SourceReconciliation = "0 9/10 * * * *";

    /// <summary>Every quarter of an hour: the handler reconciles a day once, when it is over, and makes up for days it missed.</summary>
    public const string Reconciliation = "0 13/15 * * * *";
}
