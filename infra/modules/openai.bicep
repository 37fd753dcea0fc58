// The model that reads reasons. The hub decides no money by it and works without it.
param name string
param location string
param tags object

@description('Where prompts may be processed: the region, its data zone, or anywhere.')
@allowed([
  'Standard'
  'DataZoneStandard'
  'GlobalStandard'
])
param deploymentSku string
param modelName string
param modelVersion string

@description('Thousands of tokens a minute.')
@minValue(1)
param capacity int

@description('Whether the public network reaches it.')
@allowed([
  'Enabled'
  'Disabled'
])
param publicNetworkAccess string

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'OpenAI'
  sku: {
    name: 'S0'
  }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: publicNetworkAccess
    networkAcls: {
      defaultAction: publicNetworkAccess == 'Enabled' ? 'Allow' : 'Deny'
    }
  }
}

resource model 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {
  parent: account
  name: 'reasons'
  tags: tags
  sku: {
    name: deploymentSku
    capacity: capacity
  }
  properties: {
    model: {
      format: 'OpenAI'
      name: modelName
      version: modelVersion
    }
    // The prompt was measured on this version; a new one is a change that somebody makes.
    versionUpgradeOption: 'NoAutoUpgrade'
  }
}

output id string = account.id
output name string = account.name
output v1Endpoint string = '${account.properties.endpoint}openai/v1/'
output deploymentName string = model.name
