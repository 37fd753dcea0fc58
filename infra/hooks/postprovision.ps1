# Makes the hub's signing key when the vault has none. What it has signed can be checked for ever, so an existing key is never replaced.
$ErrorActionPreference = 'Stop'

$name = 'signing-key'
if ($env:RETURNSHUB_PRIVATE_NETWORKING -eq 'true') {
  Write-Output "The vault is reached from its network only: put a P-256 key (PKCS #8, PEM) there as the secret $name (infra/README.md#private-networking)."
  exit 0
}

# The role that lets you in was given a moment ago and takes a while to be known everywhere.
for ($tries = 1; ; $tries++) {
  $names = az keyvault secret list --vault-name $env:AZURE_KEY_VAULT_NAME --query '[].name' --output tsv
  if ($LASTEXITCODE -eq 0) { break }
  if ($tries -ge 12) {
    throw "The vault $env:AZURE_KEY_VAULT_NAME lets you not in; give yourself the role 'Key Vault Secrets Officer' and run 'azd hooks run postprovision'."
  }
  Start-Sleep -Seconds 10
}
if ($names -contains $name) { exit 0 }

$file = New-TemporaryFile
try {
  $curve = [System.Security.Cryptography.ECCurve]::CreateFromFriendlyName('nistP256')
  $key = [System.Security.Cryptography.ECDsa]::Create($curve)
  Set-Content -Path $file -Value $key.ExportPkcs8PrivateKeyPem()
  az keyvault secret set --vault-name $env:AZURE_KEY_VAULT_NAME --name $name --file $file --encoding utf-8 --output none
  if ($LASTEXITCODE -ne 0) { throw 'The key could not be put into the vault.' }
}
finally {
  Remove-Item -Path $file
}
Write-Output 'The hub has a signing key.'
