using '../main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'returnshub-dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param stage = 'dev'
param alertEmail = readEnvironmentVariable('RETURNSHUB_ALERT_EMAIL', '')
// Nothing to pay for while nobody works: no model, no private network, reasons by the local classifier.
param deployModel = false
