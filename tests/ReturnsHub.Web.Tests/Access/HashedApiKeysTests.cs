using System.Security.Cryptography;
using ReturnsHub.Core.Access;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Web.Access;

namespace ReturnsHub.Web.Tests.Access;

public sealed class HashedApiKeysTests
{
    [Fact]
    public void A_new_key_is_found_by_its_text_and_by_nothing_else()
    {
        using var random = RandomNumberGenerator.Create();
        var text = HashedApiKeys.Create(random);
        var keys = new HashedApiKeys([(Convert.FromHexString(HashedApiKeys.HashOf(text)), new ApiKey("ada", null, [Role.Clerk]))]);
        text.ShouldMatch("^rhk_[0-9a-z]{32}$");
        keys.Find(text)!.Subject.ShouldBe("ada");
        keys.Find(text.ToUpperInvariant()).ShouldBeNull();
        keys.Find(text[..^1]).ShouldBeNull();
        keys.Find("").ShouldBeNull();
        keys.Find(new string('x', 10_000)).ShouldBeNull();
    }

    [Fact]
    public void A_caller_says_with_which_key_they_came_without_giving_it_away()
    {
        var hash = HashedApiKeys.HashOf("rhk_one");
        var caller = new HashedApiKeys([(Convert.FromHexString(hash), new ApiKey("ada", new TenantId("shop"), [Role.Clerk]))]).Find("rhk_one")!;
        caller.Via.ShouldBe($"key:{hash[..8]}");
        caller.Actor.ShouldBe(Actor.Person("ada"));
        caller.Tenant.ShouldBe(new TenantId("shop"));
    }

    [Fact]
    public void Two_keys_of_one_subject_are_one_person()
    {
        var keys = new HashedApiKeys(
        [
            (Convert.FromHexString(HashedApiKeys.HashOf("rhk_one")), new ApiKey("ada", null, [Role.Clerk])),
            (Convert.FromHexString(HashedApiKeys.HashOf("rhk_two")), new ApiKey("ada", null, [Role.Approver])),
        ]);
        keys.Find("rhk_one")!.Actor.ShouldBe(keys.Find("rhk_two")!.Actor);
        keys.Find("rhk_one")!.Via.ShouldNotBe(keys.Find("rhk_two")!.Via);
        keys.Find("rhk_one")!.May(Permission.ApproveCredit).ShouldBeFalse();
    }
}
