// The account: session consistency (a return is written and read in one partition), point-in-time restore, no keys.
param name string
param location string
param tags object

@description('Pay by request (small and spiky) instead of by provisioned throughput.')
param serverless bool

@allowed([
  'Continuous7Days'
  'Continuous30Days'
])
param backupTier string
param zoneRedundant bool

@description('Whether the public network reaches it.')
@allowed([
  'Enabled'
  'Disabled'
])
param publicNetworkAccess string

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    consistencyPolicy: {
      defaultConsistencyLevel: 'Session'
    }
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: zoneRedundant
      }
    ]
    capabilities: serverless ? [
      {
        name: 'EnableServerless'
      }
    ] : []
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: backupTier
      }
    }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: publicNetworkAccess
  }
}

output id string = account.id
output name string = account.name
output endpoint string = account.properties.documentEndpoint
