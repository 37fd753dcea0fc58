using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IPersonalDataVault"/> does.</summary>
public abstract class VaultContract : PortContract<IPersonalDataVault>
{
    private static readonly StreamKey Key = ReturnStream.KeyOf("r-1");

    [Fact]
    public async Task A_text_comes_back_and_the_same_field_again_replaces_it()
    {
        await Port.PutAsync(Key, "note/1", "the sleeves are too short", Ct);
        await Port.PutAsync(Key, "note/2", "Grüße, 👋", Ct);
        await Port.PutAsync(Key, "note/1", "", Ct);
        await ReopenAsync();

        (await Port.GetAsync(Key, "note/1", Ct)).ShouldBe("");
        (await Port.GetAsync(Key, "note/2", Ct)).ShouldBe("Grüße, 👋");
        (await Port.ReadAllAsync(Key, Ct)).ShouldBe(
            new Dictionary<string, string> { ["note/1"] = "", ["note/2"] = "Grüße, 👋" }, ignoreOrder: true);
    }

    [Fact]
    public async Task What_was_never_kept_is_not_there()
    {
        await Port.PutAsync(Key, "note/1", "text", Ct);

        (await Port.GetAsync(Key, "note/2", Ct)).ShouldBeNull();
        (await Port.GetAsync(ReturnStream.KeyOf("r-1", new TenantId("other")), "note/1", Ct)).ShouldBeNull();
        (await Port.ReadAllAsync(ReturnStream.KeyOf("r-2"), Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Erasing_takes_everything_of_one_return_for_good()
    {
        var other = ReturnStream.KeyOf("r-2");
        await Port.PutAsync(Key, "note/1", "mine", Ct);
        await Port.PutAsync(Key, "note/2", "mine", Ct);
        await Port.PutAsync(other, "note/1", "theirs", Ct);

        (await Port.EraseAsync(Key, Ct)).ShouldBeTrue();
        await Port.PutAsync(Key, "note/3", "late", Ct);
        await ReopenAsync();
        await Port.PutAsync(Key, "note/1", "later", Ct);

        (await Port.ReadAllAsync(Key, Ct)).ShouldBeEmpty();
        (await Port.GetAsync(other, "note/1", Ct)).ShouldBe("theirs");
        (await Port.EraseAsync(Key, Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Erasing_before_anything_came_keeps_what_comes_late_out()
    {
        (await Port.EraseAsync(Key, Ct)).ShouldBeFalse();

        await Port.PutAsync(Key, "note/1", "late", Ct);

        (await Port.GetAsync(Key, "note/1", Ct)).ShouldBeNull();
    }
}
