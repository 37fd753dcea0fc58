// Every setting of the app, by the names the code reads. No value is a secret: services are reached as the identity, and
// what the outside world shared with the hub is a reference into Key Vault.
param appName string
param identityClientId string
param connectionString string
param hostBlobEndpoint string
param hostQueueEndpoint string
param hostTableEndpoint string
param serviceBusHost string
param cosmosEndpoint string
param evidenceBlobEndpoint string
param databaseName string
param keyVaultUri string

@description('Settings that are secrets of the vault: WEBHOOK_SECRET is the secret webhook-secret there.')
param vaultSettings string[]

@description('Empty where no model is deployed: reasons are then read by the local classifier.')
param openAiEndpoint string
param openAiDeployment string

@description('Whether the platform signs people in.')
param signIn bool

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

var secrets = toObject(
  vaultSettings,
  name => name,
  name => '@Microsoft.KeyVault(SecretUri=${keyVaultUri}secrets/${toLower(replace(name, '_', '-'))})'
)

// The identity that stands in for the secret of the app registration (sign-in.bicep).
var signInSettings = signIn ? {
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
} : {}

resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: union(secrets, {
    APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
    AZURE_CLIENT_ID: identityClientId
    AzureWebJobsStorage__blobServiceUri: hostBlobEndpoint
    AzureWebJobsStorage__queueServiceUri: hostQueueEndpoint
    AzureWebJobsStorage__tableServiceUri: hostTableEndpoint
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identityClientId
    ServiceBus__fullyQualifiedNamespace: serviceBusHost
    ServiceBus__credential: 'managedidentity'
    ServiceBus__clientId: identityClientId
    Cosmos__accountEndpoint: cosmosEndpoint
    Cosmos__credential: 'managedidentity'
    Cosmos__clientId: identityClientId
    Batches__blobServiceUri: hostBlobEndpoint
    Batches__queueServiceUri: hostQueueEndpoint
    Batches__credential: 'managedidentity'
    Batches__clientId: identityClientId
    ReturnsHub__Database: databaseName
    ReturnsHub__EvidenceEndpoint: evidenceBlobEndpoint
    ReturnsHub__KeyVaultUri: keyVaultUri
    ReturnsHub__OpenAiEndpoint: openAiEndpoint
    ReturnsHub__OpenAiDeployment: openAiDeployment
  }, signInSettings)
}
