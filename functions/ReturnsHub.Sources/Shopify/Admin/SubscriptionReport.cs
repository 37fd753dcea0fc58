namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>How a subscription was found.</summary>
public enum SubscriptionState
{
    /// <summary>It was never there and was made.</summary>
    Created = 0,
    /// <summary>It was there at the last audit and is gone: Shopify deleted it. Made again; what did not arrive meanwhile is for reconciliation.</summary>
    Lost,
    /// <summary>Its address, format, fields or filter were not as they must be; set right.</summary>
    Repaired,
    /// <summary>It speaks another API version than the hub pins. Set the app's webhook version; it cannot be set for one subscription.</summary>
    OtherVersion,
    /// <summary>It leads elsewhere or has a topic the hub does not read. Left alone.</summary>
    Foreign,
    /// <summary>It could not be made or set right.</summary>
    Failed,
    /// <summary>The Admin API no longer answers in the version the hub asks for.</summary>
    ApiFellForward,
}

/// <summary>A finding.</summary>
/// <param name="State">How it was found.</param>
/// <param name="Topic">The topic, as the Admin API names it; empty where it is about none.</param>
/// <param name="Detail">A version, a host or a fault's code; null where there is none.</param>
public sealed record SubscriptionFinding(SubscriptionState State, string Topic, string? Detail);

/// <summary>What an audit found at a shop.</summary>
/// <param name="Tenant">Whose shop.</param>
/// <param name="Connection">Its connection.</param>
/// <param name="Findings">What was not as it should be; empty when all was well.</param>
/// <param name="Fault">The code of the fault that kept the hub from looking; null when it looked.</param>
public sealed record SubscriptionReport(TenantId Tenant, string Connection, IReadOnlyList<SubscriptionFinding> Findings, string? Fault);
