// Who is told, what about, and the page to look at then.
param environmentName string
param actionGroupName string
param location string
param tags object

@description('Address that alarms go to; empty for none.')
param email string

@description('An action group that is told as well; empty for none.')
param actionGroupId string
param serviceBusId string
param cosmosId string
param workspaceId string

module actionGroup 'action-group.bicep' = if (!empty(email)) {
  params: {
    name: actionGroupName
    tags: tags
    email: email
  }
}

var told = concat(
  empty(email) ? [] : [
    actionGroup!.outputs.id
  ],
  empty(actionGroupId) ? [] : [
    actionGroupId
  ]
)

module metricAlerts 'metric-alerts.bicep' = {
  params: {
    namePrefix: environmentName
    tags: tags
    serviceBusId: serviceBusId
    cosmosId: cosmosId
    actionGroupIds: told
  }
}

module logAlerts 'log-alerts.bicep' = {
  params: {
    namePrefix: environmentName
    location: location
    tags: tags
    workspaceId: workspaceId
    actionGroupIds: told
  }
}

module workbook 'workbook.bicep' = {
  params: {
    location: location
    tags: tags
    workspaceId: workspaceId
  }
}
