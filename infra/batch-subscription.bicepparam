using 'batch-subscription.bicep'

param topicName = readEnvironmentVariable('RETURNSHUB_BATCH_TOPIC')
param subscriptionName = readEnvironmentVariable('RETURNSHUB_BATCH_SUBSCRIPTION')
param functionAppName = readEnvironmentVariable('RETURNSHUB_FUNCTION_APP')
param containerName = readEnvironmentVariable('RETURNSHUB_BATCH_CONTAINER')
param blobsExtensionKey = readEnvironmentVariable('BLOBS_EXTENSION_KEY')
