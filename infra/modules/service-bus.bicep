// The namespace and the three queues. Every queue is ordered by session, drops repeats and keeps what could not be done.
param name string
param location string
param tags object

@description('Standard is billed by operation; Premium by messaging unit, and is the only one with private endpoints.')
@allowed([
  'Standard'
  'Premium'
])
param skuName string

@description('Messaging units; Premium only.')
@allowed([
  1
  2
  4
  8
  16
])
param premiumUnits int

@description('Megabytes a queue may hold before senders are refused.')
param queueSizeMB int

@description('Whether the public network reaches it.')
@allowed([
  'Enabled'
  'Disabled'
])
param publicNetworkAccess string

// Lock: longer than the slowest single step (an ERP call with its retries); the host renews it while a function runs.
var queues = [
  {
    name: 'inbound'
    lockDuration: 'PT2M'
  }
  {
    name: 'classify'
    lockDuration: 'PT2M'
  }
  {
    name: 'deliver'
    lockDuration: 'PT5M'
  }
]

// Both as functions/ReturnsHub.Azure/Queues/QueueNames.cs says, with its reasons; a test compares the two.
var maxDeliveryCount = 250
var duplicateWindow = 'PT30M'

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: skuName
    tier: skuName
    capacity: skuName == 'Premium' ? premiumUnits : null
  }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: publicNetworkAccess
  }
}

resource queue 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [for item in queues: {
  parent: namespace
  name: item.name
  properties: {
    requiresSession: true
    requiresDuplicateDetection: true
    duplicateDetectionHistoryTimeWindow: duplicateWindow
    deadLetteringOnMessageExpiration: true
    defaultMessageTimeToLive: 'P14D'
    lockDuration: item.lockDuration
    maxDeliveryCount: maxDeliveryCount
    maxSizeInMegabytes: queueSizeMB
    enableBatchedOperations: true
  }
}]

output id string = namespace.id
output name string = namespace.name
output host string = '${namespace.name}.servicebus.windows.net'
