using System.Security.Cryptography;
using ReturnsHub.Web.Access;

namespace ReturnsHub.Web.Tests.Access;

public sealed class HashedApiKeysTests
{
    [Fact]
    public void A_new_key_is_found_by_its_text_and_by_nothing_else()
    {
        using var random = RandomNumberGenerator.Create();
        var text = HashedApiKeys.Create(random);
        var holder = new ApiKey("ada", null, [ApiRole.Admin]);
        var keys = new HashedApiKeys([(Convert.FromHexString(HashedApiKeys.HashOf(text)), holder)]);
        text.ShouldMatch("^rhk_[0-9a-z]{32}$");
        keys.Find(text).ShouldBe(holder);
        keys.Find(text.ToUpperInvariant()).ShouldBeNull();
        keys.Find(text[..^1]).ShouldBeNull();
        keys.Find("").ShouldBeNull();
        keys.Find(new string('x', 10_000)).ShouldBeNull();
    }

    [Fact]
    public void Roles_do_not_include_each_other_except_that_admin_includes_all()
    {
        new ApiKey("a", null, [ApiRole.Approve]).Has(ApiRole.Read).ShouldBeFalse();
        foreach (var role in Enum.GetValues<ApiRole>()) new ApiKey("a", null, [ApiRole.Admin]).Has(role).ShouldBeTrue();
    }
}
