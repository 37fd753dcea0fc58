// The network and a private endpoint in it for every service that the hub talks to.
param abbreviations object
param token string
param location string
param tags object

@description('The network in CIDR notation, /24 or larger.')
param addressPrefix string
param cosmosId string
param serviceBusId string
param evidenceStorageId string
param hostStorageId string
param keyVaultId string

@description('Empty where no model is deployed.')
param openAiId string

var storageZones = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
}

// Parts and zones: https://learn.microsoft.com/azure/private-link/private-endpoint-dns
var services = [
  {
    name: 'cosmos'
    resourceId: cosmosId
    groupId: 'Sql'
    zone: 'privatelink.documents.azure.com'
  }
  {
    name: 'service-bus'
    resourceId: serviceBusId
    groupId: 'namespace'
    zone: 'privatelink.servicebus.windows.net'
  }
  {
    name: 'evidence'
    resourceId: evidenceStorageId
    groupId: 'blob'
    zone: storageZones.blob
  }
  {
    name: 'host-blob'
    resourceId: hostStorageId
    groupId: 'blob'
    zone: storageZones.blob
  }
  {
    name: 'host-queue'
    resourceId: hostStorageId
    groupId: 'queue'
    zone: storageZones.queue
  }
  {
    name: 'host-table'
    resourceId: hostStorageId
    groupId: 'table'
    zone: storageZones.table
  }
  {
    name: 'vault'
    resourceId: keyVaultId
    groupId: 'vault'
    zone: 'privatelink.vaultcore.azure.net'
  }
]

var model = empty(openAiId) ? [] : [
  {
    name: 'openai'
    resourceId: openAiId
    groupId: 'account'
    zone: 'privatelink.openai.azure.com'
  }
]

module network 'network.bicep' = {
  params: {
    networkName: '${abbreviations.virtualNetwork}${token}'
    subnetPrefix: abbreviations.subnet
    securityGroupName: '${abbreviations.networkSecurityGroup}${token}'
    location: location
    tags: tags
    addressPrefix: addressPrefix
  }
}

module endpoints 'private-endpoints.bicep' = {
  params: {
    namePrefix: abbreviations.privateEndpoint
    location: location
    tags: tags
    networkId: network.outputs.networkId
    subnetId: network.outputs.endpointSubnetId
    targets: concat(services, model)
  }
}

output appSubnetId string = network.outputs.appSubnetId
