// The operators' page: what came in, what waits, what went out, what it cost in time.
param location string
param tags object
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'returnshub-operations')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'ReturnsHub operations'
    category: 'workbook'
    version: '1.0'
    sourceId: workspaceId
    serializedData: loadTextContent('../workbook.json')
  }
}
