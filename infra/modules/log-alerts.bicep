// Alarms on what the hub reports. The queries stand in infra/queries, one file each, so that people can run them by hand.
param namePrefix string
param location string
param tags object
param workspaceId string

@description('Action groups that are told; empty for none.')
param actionGroupIds array

var rules = [
  {
    name: 'intake-errors'
    description: 'The door answered 5xx: senders retry for hours, then give up. infra/README.md#intake-errors'
    query: loadTextContent('../queries/intake-errors.kql')
    severity: 1
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'batch-files'
    description: 'A batch file could not be taken in. infra/README.md#batch-files'
    query: loadTextContent('../queries/batch-files.kql')
    severity: 2
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'feed-lag'
    description: 'Events wait longer than fifteen minutes before they reach the queues. infra/README.md#feed-lag'
    query: loadTextContent('../queries/feed-lag.kql')
    severity: 2
    frequency: 'PT5M'
    window: 'PT30M'
  }
  {
    name: 'silent-source'
    description: 'A source that reports every day has said nothing for a day. infra/README.md#silent-source'
    query: loadTextContent('../queries/silent-source.kql')
    severity: 2
    frequency: 'PT1H'
    window: 'P2D'
  }
  {
    name: 'reconciliation-differences'
    description: 'A reconciled day does not agree. infra/README.md#reconciliation-differences'
    query: loadTextContent('../queries/reconciliation-differences.kql')
    severity: 2
    frequency: 'PT15M'
    window: 'P1D'
  }
  {
    name: 'reconciliation-open'
    description: 'A day could not be reconciled, or its books did not answer. infra/README.md#reconciliation-open'
    query: loadTextContent('../queries/reconciliation-open.kql')
    severity: 2
    frequency: 'PT15M'
    window: 'P1D'
  }
]

resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for item in rules: {
  name: '${namePrefix}-${item.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'ReturnsHub: ${item.name}'
    description: item.description
    severity: item.severity
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: item.frequency
    windowSize: item.window
    // A new workspace has no tables yet.
    skipQueryValidation: true
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: item.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: actionGroupIds
    }
  }
}]
