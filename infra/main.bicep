// ReturnsHub on Azure, one environment: `azd up` runs this. What differs between dev, test and prod stands in stages.json.
targetScope = 'subscription'

@description('Name of the environment; every resource is named and tagged by it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region of every resource; personal data and evidence do not leave it.')
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Size and lifetimes of the environment.')
@allowed(['dev', 'test', 'prod'])
param stage string

@description('Puts every service behind a private endpoint; Service Bus is Premium then.')
param privateNetworking bool = false

@description('Network of the environment in CIDR notation, used with private networking only.')
param networkAddressPrefix string = '10.60.0.0/24'

@description('Premium Service Bus also without private networking.')
param premiumServiceBus bool = false

@description('Locks the evidence for good. Cannot be undone; set it on a second run.')
param lockEvidence bool = false

@description('Deploys a model that reads reasons, where the region has one. Without it the local classifier reads them all.')
param deployModel bool = false

@description('Where prompts may be processed.')
@allowed(['Standard', 'DataZoneStandard', 'GlobalStandard'])
param modelSku string = 'DataZoneStandard'

@description('Model and version; what a region offers is listed by `az cognitiveservices model list`.')
param modelName string = 'gpt-5.4-mini'
param modelVersion string = '2026-03-17'

@description('Client id of the app registration that people sign in to; empty for keys only.')
param signInClientId string = ''

@description('Whose tokens are taken then; empty for the directory that is deployed to.')
param signInIssuer string = ''

@description('Address that alarms go to; empty for none.')
param alertEmail string = ''

@description('Settings that are secrets, by name, with commas between: WEBHOOK_SECRET is the secret webhook-secret of the vault.')
param vaultSettings string = ''

@description('Who deploys and may put secrets into the vault; empty for nobody.')
param principalId string = ''
@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string = 'User'

@description('An action group of your own that is told as well; empty for none.')
param actionGroupId string = ''

var abbreviations = loadJsonContent('abbreviations.json')
var stages = loadJsonContent('stages.json')
var size = stages[stage]
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = {
  'azd-env-name': environmentName
  application: 'returnshub'
  stage: stage
}
var publicNetworkAccess = privateNetworking ? 'Disabled' : 'Enabled'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: '${abbreviations.resourceGroup}${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.managedIdentity}${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: '${abbreviations.logAnalytics}${token}'
    componentName: '${abbreviations.applicationInsights}${token}'
    location: location
    tags: tags
    retentionDays: size.logDays
    dailyCapGB: size.logDailyCapGB
  }
}

module serviceBus 'modules/service-bus.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.serviceBus}${token}'
    location: location
    tags: tags
    skuName: privateNetworking || premiumServiceBus ? 'Premium' : size.serviceBusSku
    premiumUnits: size.serviceBusUnits
    queueSizeMB: size.queueSizeMB
    publicNetworkAccess: publicNetworkAccess
  }
}

module cosmos 'modules/cosmos-account.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.cosmosAccount}${token}'
    location: location
    tags: tags
    serverless: size.cosmosServerless
    backupTier: size.cosmosBackupTier
    zoneRedundant: size.zoneRedundant
    publicNetworkAccess: publicNetworkAccess
  }
}

module containers 'modules/cosmos-containers.bicep' = {
  scope: group
  params: {
    accountName: cosmos.outputs.name
    tags: tags
    serverless: size.cosmosServerless
    maxThroughput: size.cosmosMaxThroughput
  }
}

module evidence 'modules/evidence-storage.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.storage}ev${token}'
    location: location
    tags: tags
    skuName: size.storageSku
    immutableDays: size.evidenceDays
    locked: lockEvidence
    publicNetworkAccess: publicNetworkAccess
  }
}

module hostStorage 'modules/host-storage.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.storage}${token}'
    location: location
    tags: tags
    skuName: size.storageSku
    publicNetworkAccess: publicNetworkAccess
  }
}

module batchTopic 'modules/event-grid.bicep' = {
  scope: group
  params: {
    topicName: '${abbreviations.eventGridSystemTopic}${token}'
    location: location
    tags: tags
    storageAccountId: hostStorage.outputs.id
  }
}

module vault 'modules/key-vault.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.keyVault}${token}'
    location: location
    tags: tags
    publicNetworkAccess: publicNetworkAccess
  }
}

module operator 'modules/operator.bicep' = if (!empty(principalId)) {
  scope: group
  params: {
    keyVaultName: vault.outputs.name
    principalId: principalId
    principalType: principalType
  }
}

module model 'modules/openai.bicep' = if (deployModel) {
  scope: group
  params: {
    name: '${abbreviations.openAi}${token}'
    location: location
    tags: tags
    deploymentSku: modelSku
    modelName: modelName
    modelVersion: modelVersion
    capacity: size.modelCapacity
    publicNetworkAccess: publicNetworkAccess
  }
}

module privateNetwork 'modules/private-network.bicep' = if (privateNetworking) {
  scope: group
  params: {
    abbreviations: abbreviations
    token: token
    location: location
    tags: tags
    addressPrefix: networkAddressPrefix
    cosmosId: cosmos.outputs.id
    serviceBusId: serviceBus.outputs.id
    evidenceStorageId: evidence.outputs.id
    hostStorageId: hostStorage.outputs.id
    keyVaultId: vault.outputs.id
    openAiId: deployModel ? model!.outputs.id : ''
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    principalId: identity.outputs.principalId
    serviceBusName: serviceBus.outputs.name
    cosmosName: cosmos.outputs.name
    evidenceStorageName: evidence.outputs.name
    hostStorageName: hostStorage.outputs.name
    keyVaultName: vault.outputs.name
    componentName: monitoring.outputs.componentName
    openAiName: deployModel ? model!.outputs.name : ''
    scaleByQueueLength: true
  }
}

module app 'modules/function-app.bicep' = {
  scope: group
  params: {
    planName: '${abbreviations.flexPlan}${token}'
    name: '${abbreviations.functionApp}${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    deploymentContainerUrl: hostStorage.outputs.deploymentContainerUrl
    instanceMemoryMB: size.instanceMemoryMB
    maximumInstanceCount: size.maximumInstanceCount
    alwaysReadyIntake: size.alwaysReadyIntake
    alwaysReadyBatch: size.alwaysReadyBatch
    httpConcurrency: 32
    subnetId: privateNetworking ? privateNetwork!.outputs.appSubnetId : ''
  }
  // An app that starts before its roles stands fails its first start and is restarted late.
  dependsOn: [
    roles
  ]
}

module settings 'modules/app-settings.bicep' = {
  scope: group
  params: {
    appName: app.outputs.name
    identityClientId: identity.outputs.clientId
    connectionString: monitoring.outputs.connectionString
    hostBlobEndpoint: hostStorage.outputs.blobEndpoint
    hostQueueEndpoint: hostStorage.outputs.queueEndpoint
    hostTableEndpoint: hostStorage.outputs.tableEndpoint
    serviceBusHost: serviceBus.outputs.host
    cosmosEndpoint: cosmos.outputs.endpoint
    evidenceBlobEndpoint: evidence.outputs.blobEndpoint
    databaseName: containers.outputs.databaseName
    keyVaultUri: vault.outputs.uri
    vaultSettings: filter(split(vaultSettings, ','), name => !empty(name))
    openAiEndpoint: deployModel ? model!.outputs.v1Endpoint : ''
    openAiDeployment: deployModel ? model!.outputs.deploymentName : ''
    signIn: !empty(signInClientId)
  }
}

module signIn 'modules/sign-in.bicep' = if (!empty(signInClientId)) {
  scope: group
  params: {
    appName: app.outputs.name
    clientId: signInClientId
    issuer: empty(signInIssuer) ? '${environment().authentication.loginEndpoint}${subscription().tenantId}/v2.0' : signInIssuer
  }
  // It names a setting.
  dependsOn: [
    settings
  ]
}

module alarms 'modules/alarms.bicep' = {
  scope: group
  params: {
    environmentName: environmentName
    actionGroupName: '${abbreviations.actionGroup}${token}'
    location: location
    tags: tags
    email: alertEmail
    actionGroupId: actionGroupId
    serviceBusId: serviceBus.outputs.id
    cosmosId: cosmos.outputs.id
    workspaceId: monitoring.outputs.workspaceId
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output RETURNSHUB_FUNCTION_APP string = app.outputs.name
output RETURNSHUB_URL string = 'https://${app.outputs.host}'
output RETURNSHUB_BATCH_TOPIC string = batchTopic.outputs.name
output RETURNSHUB_BATCH_CONTAINER string = hostStorage.outputs.batchesContainerName
output RETURNSHUB_BATCH_SUBSCRIPTION string = '${abbreviations.eventGridSubscription}batches'
