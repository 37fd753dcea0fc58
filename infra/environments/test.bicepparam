using '../main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'returnshub-test')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param stage = 'test'
param deployModel = true
param alertEmail = readEnvironmentVariable('RETURNSHUB_ALERT_EMAIL', '')
