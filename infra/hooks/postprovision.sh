#!/bin/sh
# Makes the hub's signing key when the vault has none. What it has signed can be checked for ever, so an existing key is never replaced.
set -eu

name=signing-key
if [ "${RETURNSHUB_PRIVATE_NETWORKING:-false}" = "true" ]; then
  echo "The vault is reached from its network only: put a P-256 key (PKCS #8, PEM) there as the secret $name (infra/README.md#private-networking)."
  exit 0
fi

# The role that lets you in was given a moment ago and takes a while to be known everywhere.
tries=0
until names="$(az keyvault secret list --vault-name "$AZURE_KEY_VAULT_NAME" --query '[].name' --output tsv)"; do
  tries=$((tries + 1))
  if [ "$tries" -ge 12 ]; then
    echo "The vault $AZURE_KEY_VAULT_NAME lets you not in; give yourself the role 'Key Vault Secrets Officer' and run 'azd hooks run postprovision'." >&2
    exit 1
  fi
  sleep 10
done
if echo "$names" | grep -qx "$name"; then exit 0; fi

umask 077
file="$(mktemp)"
trap 'rm -f "$file"' EXIT
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$file" 2>/dev/null
az keyvault secret set --vault-name "$AZURE_KEY_VAULT_NAME" --name "$name" --file "$file" --encoding utf-8 --output none
echo "The hub has a signing key."
