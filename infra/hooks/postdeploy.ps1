# Subscribes the batch function to the arrival of files. azd runs it after the code is deployed and sets the variables.
$ErrorActionPreference = 'Stop'

# The key exists once the host has started with the new code; it stays in this process's environment and is never printed.
$tries = 0
$key = ''
while (-not $key) {
  $tries++
  if ($tries -gt 12) {
    throw "The app $env:RETURNSHUB_FUNCTION_APP has not started its blob trigger within two minutes; run 'azd hooks run postdeploy' again."
  }
  if ($tries -gt 1) { Start-Sleep -Seconds 10 }
  $key = az functionapp keys list --name $env:RETURNSHUB_FUNCTION_APP --resource-group $env:AZURE_RESOURCE_GROUP `
    --query systemKeys.blobs_extension --output tsv
  if ($LASTEXITCODE -ne 0) { throw 'The app''s keys could not be read.' }
}
$env:BLOBS_EXTENSION_KEY = $key

az deployment group create --resource-group $env:AZURE_RESOURCE_GROUP --name batch-subscription `
  --parameters "$PSScriptRoot/../batch-subscription.bicepparam" --output none
if ($LASTEXITCODE -ne 0) { throw 'The subscription could not be made.' }
Write-Output "Files in the container $env:RETURNSHUB_BATCH_CONTAINER now reach the hub."
