using '../main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'returnshub-prod')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param stage = 'prod'
param deployModel = true
param alertEmail = readEnvironmentVariable('RETURNSHUB_ALERT_EMAIL', '')
param privateNetworking = true
// Set to true on a second run, once the retention in stages.json is the one your auditors want: it cannot be undone.
param lockEvidence = false
