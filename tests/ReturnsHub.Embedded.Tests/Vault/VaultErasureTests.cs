using System.Text;

namespace ReturnsHub.Embedded.Tests.Vault;

public sealed class VaultErasureTests : EmbeddedTest
{
    private static readonly StreamKey Key = ReturnStream.KeyOf("r-1");

    [Theory]
    [InlineData(1)]
    [InlineData(3000)]
    public async Task An_erased_text_is_in_no_file_any_more(int repeated)
    {
        var backend = await OpenAsync();
        var text = string.Concat(Enumerable.Repeat("Mustermann;", repeated));
        for (var i = 0; i < 20; i++) await backend.Vault.PutAsync(ReturnStream.KeyOf($"other-{i}"), "note", "some other text", Ct);
        await backend.Vault.PutAsync(Key, "note/1", text, Ct);
        FilesHold(Encoding.UTF8.GetBytes("Mustermann")).ShouldBeTrue();

        await backend.Vault.EraseAsync(Key, Ct);

        FilesHold(Encoding.UTF8.GetBytes("Mustermann")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_replaced_text_is_in_no_file_any_more()
    {
        var backend = await OpenAsync();
        await backend.Vault.PutAsync(Key, "note/1", "Mustermann", Ct);

        await backend.Vault.PutAsync(Key, "note/1", "nobody", Ct);

        FilesHold(Encoding.UTF8.GetBytes("Mustermann")).ShouldBeFalse();
    }
}
