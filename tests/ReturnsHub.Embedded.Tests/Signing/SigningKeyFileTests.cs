using ReturnsHub.Core.Checkpoints;

namespace ReturnsHub.Embedded.Tests.Signing;

public sealed class SigningKeyFileTests : EmbeddedTest
{
    private string KeyFile => Path.Combine(Home.Directory, "signing.key");

    [Fact]
    public async Task The_key_is_made_once_and_only_its_owner_can_read_it()
    {
        var first = (await OpenAsync()).SigningKey.KeyId;
        var bytes = File.ReadAllBytes(KeyFile);

        (await ReopenAsync()).SigningKey.KeyId.ShouldBe(first);
        File.ReadAllBytes(KeyFile).ShouldBe(bytes);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task What_it_signs_can_be_checked_with_the_public_key_alone()
    {
        var key = (await OpenAsync()).SigningKey;
        var signature = key.Sign("data"u8);

        signature.Length.ShouldBe(64);
        CheckpointSeal.IsSignedBy("data"u8, Convert.ToBase64String(signature), key.PublicKey).ShouldBeTrue();
        CheckpointSeal.IsSignedBy("date"u8, Convert.ToBase64String(signature), key.PublicKey).ShouldBeFalse();
    }

    [Fact]
    public async Task A_damaged_key_is_refused_and_not_replaced()
    {
        await OpenAsync();
        await Home.CloseAsync();
        File.WriteAllText(KeyFile, "nonsense");

        (await Should.ThrowAsync<InvalidDataException>(OpenAsync)).Message.ShouldContain("signing.key");
        File.ReadAllText(KeyFile).ShouldBe("nonsense");
    }
}
