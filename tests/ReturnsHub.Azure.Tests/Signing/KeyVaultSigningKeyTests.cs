using System.Security.Cryptography;
using Azure.Core;
using Azure.Security.KeyVault.Secrets;
using ReturnsHub.Azure.Signing;
using ReturnsHub.Core.Checkpoints;

namespace ReturnsHub.Azure.Tests.Signing;

public sealed class KeyVaultSigningKeyTests
{
    private const string Version = "0123456789abcdef0123456789abcdef";

    private static CancellationToken Ct => CancellationToken.None;

    [Fact]
    public async Task The_key_is_read_once_after_the_vaults_challenge_and_its_version_names_it()
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var vault = new MemoryKeyVault { Secret = own.ExportPkcs8PrivateKeyPem(), Version = Version };
        using var key = await ReadAsync(vault);
        var requests = vault.Requests;

        var signature = key.Sign("data"u8);

        key.KeyId.ShouldBe($"signing-key.{Version}");
        key.KeyId.Length.ShouldBeLessThanOrEqualTo(100);
        key.PublicKey.ToArray().ShouldBe(own.ExportSubjectPublicKeyInfo());
        CheckpointSeal.IsSignedBy("data"u8, Convert.ToBase64String(signature), key.PublicKey).ShouldBeTrue();
        CheckpointSeal.IsSignedBy("date"u8, Convert.ToBase64String(signature), key.PublicKey).ShouldBeFalse();
        vault.Challenges.ShouldBe(1);
        vault.Requests.ShouldBe(requests);
    }

    [Theory]
    [InlineData("nothing of a key")]
    [InlineData("another curve")]
    [InlineData("another kind of key")]
    [InlineData("only the public half")]
    public async Task What_is_no_such_key_is_refused_without_being_shown(string what)
    {
        var secret = Unusable(what);

        var e = await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(new MemoryKeyVault { Secret = secret, Version = Version }));

        e.Message.ShouldContain("signing-key");
        e.ToString().ShouldNotContain(secret[..16]);
    }

    [Fact]
    public async Task A_secret_that_is_not_there_is_said_by_the_vault() =>
        (await Should.ThrowAsync<global::Azure.RequestFailedException>(() => ReadAsync(new MemoryKeyVault { Secret = null, Version = Version }))).Status.ShouldBe(404);

    [Theory]
    [InlineData("http://kv.vault.azure.net/", "signing-key")]
    [InlineData("https://kv.vault.azure.net/", "")]
    [InlineData("https://kv.vault.azure.net/", "a-name-that-leaves-no-room-for-its-version-in-the-id-of-the-key-it-is")]
    public void Settings_that_cannot_work_are_refused_at_the_start(string vault, string secret) =>
        Should.Throw<ArgumentException>(() => new KeyVaultOptions { Vault = new Uri(vault), Secret = secret }.Check());

    private static string Unusable(string what)
    {
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        return what switch
        {
            "another curve" => p384.ExportPkcs8PrivateKeyPem(),
            "another kind of key" => rsa.ExportPkcs8PrivateKeyPem(),
            "only the public half" => p256.ExportSubjectPublicKeyInfoPem(),
            _ => "hunter2-is-no-key",
        };
    }

    private static Task<KeyVaultSigningKey> ReadAsync(MemoryKeyVault vault)
    {
        var options = new SecretClientOptions { Transport = vault };
        options.Retry.MaxRetries = 0;
        // The client remembers each vault's challenge for the whole process.
        var address = new Uri($"https://kv-{Guid.NewGuid():N}.vault.azure.net/");
        return KeyVaultSigningKey.ReadAsync(new SecretClient(address, new AnyToken(), options), "signing-key", Ct);
    }

    private sealed class AnyToken : TokenCredential
    {
        private static readonly AccessToken Token = new("t", DateTimeOffset.MaxValue);

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Token;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(Token);
    }
}
