namespace ReturnsHub.Infra.Tests.Checks;

/// <summary>One type of resource that the hub deploys.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Version">The stable version of its API.</param>
/// <param name="Tagged">Whether it can carry tags.</param>
/// <param name="Closed">The properties that close its doors (keys, shared secrets, public reading), with the value each must have.</param>
internal sealed record ResourceType(string Type, string Version, bool Tagged, params (string Path, object Value)[] Closed);

/// <summary>
/// The types that may be deployed. A new type needs a row, and with it an answer to "does it know other ways in than Entra ID?".
/// Types, versions and properties as in https://learn.microsoft.com/azure/templates/ and as the verified modules of
/// https://github.com/Azure/bicep-registry-modules use them.
/// </summary>
internal static class ResourceTypes
{
    public static readonly IReadOnlyList<ResourceType> All =
    [
        new("Microsoft.Resources/resourceGroups", "2024-03-01", true),
        new("Microsoft.ManagedIdentity/userAssignedIdentities", "2024-11-30", true),
        new("Microsoft.Authorization/roleAssignments", "2022-04-01", false),
        new("Microsoft.OperationalInsights/workspaces", "2025-02-01", true, ("features.disableLocalAuth", true)),
        new("Microsoft.Insights/components", "2020-02-02", true, ("DisableLocalAuth", true)),
        new("Microsoft.Insights/actionGroups", "2023-01-01", true),
        new("Microsoft.Insights/metricAlerts", "2018-03-01", true),
        new("Microsoft.Insights/scheduledQueryRules", "2023-12-01", true),
        new("Microsoft.Insights/workbooks", "2023-06-01", true),
        new("Microsoft.ServiceBus/namespaces", "2024-01-01", true, ("disableLocalAuth", true), ("minimumTlsVersion", "1.2")),
        new("Microsoft.ServiceBus/namespaces/queues", "2024-01-01", false),
        new("Microsoft.DocumentDB/databaseAccounts", "2025-04-15", true,
            ("disableLocalAuth", true), ("disableKeyBasedMetadataWriteAccess", true), ("minimalTlsVersion", "Tls12")),
        new("Microsoft.DocumentDB/databaseAccounts/sqlDatabases", "2025-04-15", true),
        new("Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers", "2025-04-15", true),
        new("Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments", "2025-04-15", false),
        new("Microsoft.Storage/storageAccounts", "2025-01-01", true,
            ("allowSharedKeyAccess", false), ("allowBlobPublicAccess", false), ("allowCrossTenantReplication", false),
            ("minimumTlsVersion", "TLS1_2"), ("supportsHttpsTrafficOnly", true)),
        new("Microsoft.Storage/storageAccounts/blobServices", "2025-01-01", false),
        new("Microsoft.Storage/storageAccounts/blobServices/containers", "2025-01-01", false, ("publicAccess", "None")),
        new("Microsoft.Storage/storageAccounts/managementPolicies", "2025-01-01", false),
        new("Microsoft.EventGrid/systemTopics", "2025-02-15", true),
        new("Microsoft.EventGrid/systemTopics/eventSubscriptions", "2025-02-15", false),
        new("Microsoft.KeyVault/vaults", "2024-11-01", true,
            ("enableRbacAuthorization", true), ("enableSoftDelete", true), ("enablePurgeProtection", true)),
        new("Microsoft.CognitiveServices/accounts", "2025-06-01", true, ("disableLocalAuth", true)),
        new("Microsoft.CognitiveServices/accounts/deployments", "2025-06-01", true),
        new("Microsoft.Web/serverfarms", "2025-03-01", true),
        new("Microsoft.Web/sites", "2025-03-01", true, ("httpsOnly", true), ("siteConfig.ftpsState", "Disabled"), ("siteConfig.minTlsVersion", "1.2")),
        new("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "2025-03-01", false, ("allow", false)),
        new("Microsoft.Web/sites/config", "2025-03-01", false),
        new("Microsoft.Network/networkSecurityGroups", "2025-05-01", true),
        new("Microsoft.Network/virtualNetworks", "2025-05-01", true),
        new("Microsoft.Network/privateDnsZones", "2024-06-01", true),
        new("Microsoft.Network/privateDnsZones/virtualNetworkLinks", "2024-06-01", true),
        new("Microsoft.Network/privateEndpoints", "2025-05-01", true),
        new("Microsoft.Network/privateEndpoints/privateDnsZoneGroups", "2025-05-01", false),
    ];
}
