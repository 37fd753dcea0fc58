namespace ReturnsHub.Functions.Settings;

/// <summary>The app's functions. Scaling, alerts and dashboards go by these names: they are never changed.</summary>
public static class FunctionNames
{
    /// <summary>The door for reports.</summary>
    public const string Webhooks = "Webhooks";

    /// <summary>The API, the console and whatever else is asked over HTTP.</summary>
    public const string Web = "Web";

    /// <summary>Messages to facts.</summary>
    public const string Inbound = "Inbound";

    /// <summary>The change feed to the queues.</summary>
    public const string Relay = "Relay";

    /// <summary>Customers' words to reasons.</summary>
    public const string Classify = "Classify";

    /// <summary>Events to consumers.</summary>
    public const string Deliver = "Deliver";

    /// <summary>Returns whose time has come.</summary>
    public const string Deadlines = "Deadlines";

    /// <summary>What may not be kept any longer.</summary>
    public const string Retention = "Retention";

    /// <summary>The day's signed checkpoints.</summary>
    public const string Checkpoints = "Checkpoints";

    /// <summary>Receipts of warehouses as files.</summary>
    public const string BatchFiles = "BatchFiles";

    /// <summary>Webhook subscriptions at the shops.</summary>
    public const string SubscriptionAudit = "SubscriptionAudit";

    /// <summary>What happened at the shops and never arrived.</summary>
    public const string SourceReconciliation = "SourceReconciliation";

    /// <summary>Each consumer's books of the days that are over.</summary>
    public const string Reconciliation = "Reconciliation";
}
