// Whoever deploys may put secrets into the vault: the signing key first of all. It is not the hub, which may only read them.
param keyVaultName string
param principalId string

@allowed([
  'User'
  'Group'
  'ServicePrincipal'
])
param principalType string

// Key Vault Secrets Officer: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
var secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: keyVaultName
}

resource secrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, principalId, secretsOfficer)
  properties: {
    principalId: principalId
    principalType: principalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
  }
}
