namespace ReturnsHub.Functions.Settings;

/// <summary>
/// Every setting of the app, by its name in the environment. A secret never stands in one: in Azure they are addresses, an identity signs
/// in, and what the outside world shared with the hub is a Key Vault reference under a name that <c>returnshub.json</c> chooses
/// (<c>env:NAME</c>). What each one means stands in this project's README.
/// </summary>
public static class SettingNames
{
    /// <summary>Prefix of the Service Bus connection; as a setting of its own a connection string, for emulators.</summary>
    public const string ServiceBus = "ServiceBus";

    /// <summary>The namespace: <c>sb-returns.servicebus.windows.net</c>.</summary>
    public const string ServiceBusNamespace = "ServiceBus__fullyQualifiedNamespace";

    /// <summary>How the triggers sign in to Service Bus: <c>managedidentity</c>.</summary>
    public const string ServiceBusCredential = "ServiceBus__credential";

    /// <summary>The identity they sign in as.</summary>
    public const string ServiceBusClientId = "ServiceBus__clientId";

    /// <summary>Prefix of the Cosmos DB connection; as a setting of its own a connection string, for emulators.</summary>
    public const string Cosmos = "Cosmos";

    /// <summary>The account: <c>https://cosmos-returns.documents.azure.com:443/</c>.</summary>
    public const string CosmosEndpoint = "Cosmos__accountEndpoint";

    /// <summary>How the change feed's trigger signs in: <c>managedidentity</c>.</summary>
    public const string CosmosCredential = "Cosmos__credential";

    /// <summary>The identity it signs in as.</summary>
    public const string CosmosClientId = "Cosmos__clientId";

    /// <summary>Prefix of the connection to the storage account of batch files; as a setting of its own a connection string, for emulators.</summary>
    public const string Batches = "Batches";

    /// <summary>Its blobs.</summary>
    public const string BatchesBlobs = "Batches__blobServiceUri";

    /// <summary>Its queues: where the trigger puts files it could not finish.</summary>
    public const string BatchesQueues = "Batches__queueServiceUri";

    /// <summary>How the trigger signs in: <c>managedidentity</c>.</summary>
    public const string BatchesCredential = "Batches__credential";

    /// <summary>The identity it signs in as.</summary>
    public const string BatchesClientId = "Batches__clientId";

    /// <summary>The hub's database.</summary>
    public const string Database = "ReturnsHub__Database";

    /// <summary>The storage account of evidence.</summary>
    public const string EvidenceEndpoint = "ReturnsHub__EvidenceEndpoint";

    /// <summary>A connection string in its place, for emulators.</summary>
    public const string EvidenceConnection = "ReturnsHub__EvidenceConnection";

    /// <summary>The key vault that holds the hub's signing key.</summary>
    public const string KeyVaultUri = "ReturnsHub__KeyVaultUri";

    /// <summary>The language model's endpoint; empty for the local classifier alone.</summary>
    public const string OpenAiEndpoint = "ReturnsHub__OpenAiEndpoint";

    /// <summary>Its deployment.</summary>
    public const string OpenAiDeployment = "ReturnsHub__OpenAiDeployment";

    /// <summary>The configuration file, beside the app unless it is a full path.</summary>
    public const string Configuration = "ReturnsHub__Configuration";

    /// <summary>The identity the app itself signs in as; empty for the developer's own sign-in.</summary>
    public const string ClientId = "AZURE_CLIENT_ID";

    /// <summary>Where telemetry goes; empty for nowhere.</summary>
    public const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Which identity telemetry signs in as.</summary>
    public const string ApplicationInsightsAuthentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>The database as triggers write it, to be replaced by the setting's value.</summary>
    internal const string DatabaseInTriggers = "%" + Database + "%";
}
