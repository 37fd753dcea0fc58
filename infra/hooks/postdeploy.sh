#!/bin/sh
# Subscribes the batch function to the arrival of files. azd runs it after the code is deployed and sets the variables.
set -eu

# The key exists once the host has started with the new code; it stays in this process's environment and is never printed.
tries=0
BLOBS_EXTENSION_KEY=""
while [ -z "$BLOBS_EXTENSION_KEY" ] || [ "$BLOBS_EXTENSION_KEY" = "None" ]; do
  tries=$((tries + 1))
  if [ "$tries" -gt 12 ]; then
    echo "The app $RETURNSHUB_FUNCTION_APP has not started its blob trigger within two minutes; run 'azd hooks run postdeploy' again." >&2
    exit 1
  fi
  [ "$tries" -eq 1 ] || sleep 10
  BLOBS_EXTENSION_KEY="$(az functionapp keys list --name "$RETURNSHUB_FUNCTION_APP" --resource-group "$AZURE_RESOURCE_GROUP" \
    --query systemKeys.blobs_extension --output tsv)"
done
export BLOBS_EXTENSION_KEY

az deployment group create --resource-group "$AZURE_RESOURCE_GROUP" --name batch-subscription \
  --parameters "$(dirname "$0")/../batch-subscription.bicepparam" --output none
echo "Files in the container $RETURNSHUB_BATCH_CONTAINER now reach the hub."
