namespace ReturnsHub.Azure.Signing;

/// <summary>Where the hub's signing key is.</summary>
public sealed record KeyVaultOptions
{
    /// <summary>The vault's address: <c>https://kv-….vault.azure.net/</c>.</summary>
    public required Uri Vault { get; init; }

    /// <summary>The secret that holds the private key: P-256, PKCS #8, PEM. Default <c>signing-key</c>.</summary>
    public string Secret { get; init; } = "signing-key";

    internal void Check()
    {
        if (Vault.Scheme != Uri.UriSchemeHttps) throw new ArgumentException("KeyVault:Vault is an https address.", nameof(Vault));
        if (Secret.Length is 0 or > KeyVaultSigningKey.LongestName)
            throw new ArgumentException($"KeyVault:Secret is a secret's name of at most {KeyVaultSigningKey.LongestName} characters.", nameof(Secret));
    }
}
