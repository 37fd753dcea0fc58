using '../main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'returnshub-dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param stage = 'dev'
param alertEmail = readEnvironmentVariable('RETURNSHUB_ALERT_EMAIL', '')
