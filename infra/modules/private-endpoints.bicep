// One private endpoint and one DNS zone entry for every service the hub talks to.
param namePrefix string
param location string
param tags object
param networkId string
param subnetId string

@description('What to reach privately.')
param targets targetType[]

type targetType = {
  @description('Short name of the endpoint.')
  name: string
  @description('Resource to reach.')
  resourceId: string
  @description('Part of the resource, as Private Link names it.')
  groupId: string
  @description('DNS zone that answers for it.')
  zone: string
}

var zones = union(map(targets, target => target.zone), [])

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [for item in zones: {
  name: item
  location: 'global'
  tags: tags
}]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (item, i) in zones: {
  parent: zone[i]
  name: 'hub'
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: networkId
    }
  }
}]

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = [for target in targets: {
  name: '${namePrefix}${target.name}'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: target.name
        properties: {
          privateLinkServiceId: target.resourceId
          groupIds: [
            target.groupId
          ]
        }
      }
    ]
  }
}]

resource entry 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = [for (target, i) in targets: {
  parent: endpoint[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: target.groupId
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', target.zone)
        }
      }
    ]
  }
  dependsOn: [
    zone
    link
  ]
}]
