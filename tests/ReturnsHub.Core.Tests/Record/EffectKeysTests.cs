using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tests.Returns;

namespace ReturnsHub.Core.Tests.Record;

public class EffectKeysTests
{
    [Fact]
    public void Two_facts_that_would_release_one_credit_memo_share_a_key_and_two_credit_memos_share_none()
    {
        var shop = Shop.Accepted(paid: 200, quantity: 2);
        shop.Inspect();
        shop.Inspect();
        var (first, second) = (shop.Events<CreditReleased>().First(), shop.Events<CreditReleased>().Last());
        first.DocumentNumber.ShouldNotBe(second.DocumentNumber);

        EffectKeys.Of(Said("a"), [first]).Intersect(EffectKeys.Of(Said("b"), [first])).ShouldBe([$"release/{first.DocumentNumber}"]);
        EffectKeys.Of(Said("a"), [first]).Intersect(EffectKeys.Of(Said("b"), [second])).ShouldBeEmpty();
        EffectKeys.Of(Said("a"), []).ShouldBe(["fact/a"]);
    }

    private static Fact Said(string id) => new()
    {
        Id = id,
        Tenant = Shop.Tenant,
        Subject = new Subject.Known(ReturnId.For(Shop.Tenant, Shop.Connection, "5588")),
        Connection = Shop.Connection,
        OccurredAt = Shop.Day,
        Actor = Actor.Connection(Shop.Connection),
        Body = new ReturnClosureReported(Shop.Header),
    };
}
