// The database and its containers, as functions/ReturnsHub.Azure/Cosmos/CosmosLayout.cs names them; a test compares the two.
param accountName string
param tags object
param serverless bool

@description('Highest request units a second of each container; a tenth of it is always paid for.')
param maxThroughput throughputType

type throughputType = {
  returns: int
  records: int
  vault: int
  leases: int
}

var databaseName = 'returnshub'

// Only what is queried is indexed: every other path would be paid for with every write. `timeToLive` is on where documents carry
// their own `ttl`, and absent where nothing may expire.
var byDocument = {
  defaultTtl: -1
}
var containers = [
  {
    name: 'returns'
    partitionKey: '/pk'
    timeToLive: {}
    indexed: [
      '/pk/?'
      '/tenant/?'
      '/changed/?'
      '/status/?'
      '/held/?'
      '/orderId/?'
      '/rma/?'
      '/due/?'
      '/eventIds/[]/?'
      '/recorded/?'
      '/channelDay/?'
      '/rank/?'
      '/kind/?'
      '/owner/?'
      '/since/?'
      '/runsOut/?'
      '/party/?'
      '/progress/?'
    ]
  }
  {
    name: 'records'
    partitionKey: '/pk'
    timeToLive: byDocument
    indexed: [
      '/pk/?'
      '/order/?'
      '/inTenant/?'
      '/inHub/?'
      '/status/?'
      '/consumer/?'
      '/returnId/?'
      '/about/?'
      '/countedAs/?'
    ]
  }
  {
    name: 'vault'
    partitionKey: '/pk'
    timeToLive: byDocument
    indexed: [
      '/pk/?'
      '/inTenant/?'
    ]
  }
  {
    name: 'leases'
    partitionKey: '/id'
    timeToLive: {}
    indexed: []
  }
]

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' existing = {
  name: accountName
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-04-15' = {
  parent: account
  name: databaseName
  tags: tags
  properties: {
    resource: {
      id: databaseName
    }
  }
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-04-15' = [for item in containers: {
  parent: database
  name: item.name
  tags: tags
  properties: {
    resource: union({
      id: item.name
      partitionKey: {
        kind: 'Hash'
        version: 2
        paths: [
          item.partitionKey
        ]
      }
      indexingPolicy: {
        automatic: true
        indexingMode: 'consistent'
        includedPaths: map(item.indexed, path => {
          path: path
        })
        excludedPaths: [
          {
            path: '/*'
          }
        ]
      }
    }, item.timeToLive)
    options: serverless ? {} : {
      autoscaleSettings: {
        maxThroughput: maxThroughput[item.name]
      }
    }
  }
}]

output databaseName string = database.name
