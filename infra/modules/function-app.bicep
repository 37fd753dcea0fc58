// The hub itself: one app on Flex Consumption. The platform scales the HTTP functions as one group, the blob trigger as one,
// and every queue, feed and timer function by itself (https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan).
param planName string
param name string
param location string
param tags object
param identityId string

@description('Address of the container the deployment package is kept in.')
param deploymentContainerUrl string

@allowed([
  512
  2048
  4096
])
param instanceMemoryMB int

@minValue(40)
@maxValue(1000)
param maximumInstanceCount int

@description('Instances that are always warm for webhooks, the API and the console: a shop hangs up after five seconds.')
param alwaysReadyIntake int

@description('Instances that are always warm for batch files; the blob group is known not to start from zero by itself.')
param alwaysReadyBatch int

@description('Requests one instance takes at a time.')
param httpConcurrency int

@description('Empty where the app is not in a network.')
param subnetId string

var intake = alwaysReadyIntake > 0 ? [
  {
    name: 'http'
    instanceCount: alwaysReadyIntake
  }
] : []

var batch = alwaysReadyBatch > 0 ? [
  {
    name: 'blob'
    instanceCount: alwaysReadyBatch
  }
] : []

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, {
    'azd-service-name': 'hub'
  })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: concat(intake, batch)
        triggers: {
          http: {
            perInstanceConcurrency: httpConcurrency
          }
        }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
  }

  // Deployment is by identity; the publishing passwords are another way in.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

output id string = app.id
output name string = app.name
output host string = app.properties.defaultHostName
