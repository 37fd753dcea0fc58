using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns;

public class ReturnlessTests
{
    private static readonly PolicyDocument UpTo12 = Policies.Plain with
    {
        Returnless = [new ReturnlessRule { Id = "keep", Reasons = [ReasonCode.Defective], LineValueUpTo = 12 }],
    };

    [Fact]
    public void A_small_faulty_line_is_credited_without_coming_back()
    {
        var shop = Shop.Accepted(UpTo12, paid: 12.00m, quantity: 2, reason: ReasonCode.Defective);
        shop.Released.ShouldBe(12.00m);
        shop.Credit.Lines.Single().Quantity.ShouldBe(2);
        shop.Events<CreditReleased>().Single().Decision.Rules.ShouldContain("keep");
        shop.State.Stock.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(12.01, ReasonCode.Defective)]
    [InlineData(5.00, ReasonCode.ChangedMind)]
    public void A_dearer_line_or_another_reason_comes_back_first(double paid, ReasonCode reason)
    {
        var shop = Shop.Accepted(UpTo12, paid: (decimal)paid, reason: reason);
        shop.State.Credits.ShouldBeEmpty();
        shop.Inspect();
        shop.Released.ShouldBe((decimal)paid);
    }

    [Fact]
    public void Only_the_units_asked_for_count_towards_the_limit()
    {
        var shop = new Shop(UpTo12);
        shop.Request(quantity: 1, reason: ReasonCode.Defective);
        shop.Authorise();
        shop.Order(paid: 30, quantity: 3);
        shop.Released.ShouldBe(10m);
    }

    [Fact]
    public void A_line_worth_exactly_the_limit_counts_though_its_units_do_not_divide_evenly()
    {
        var policy = UpTo12 with { Returnless = [new ReturnlessRule { Id = "keep", LineValueUpTo = 5 }] };
        Shop.Accepted(policy, paid: 5.00m, quantity: 3).Released.ShouldBe(5.00m);
    }

    [Fact]
    public void Nothing_is_credited_before_the_return_is_accepted()
    {
        var shop = new Shop(UpTo12);
        shop.Request(reason: ReasonCode.Defective);
        shop.Order(paid: 10);
        shop.State.Credits.ShouldBeEmpty();
        shop.Authorise();
        shop.Released.ShouldBe(10m);
    }

    [Fact]
    public void Goods_that_come_back_all_the_same_are_not_credited_twice()
    {
        var shop = Shop.Accepted(UpTo12, paid: 10, reason: ReasonCode.Defective);
        shop.Receive();
        shop.Inspect();
        shop.Released.ShouldBe(10m);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void Outside_the_window_a_person_is_asked_first()
    {
        var shop = new Shop(UpTo12);
        shop.Request(reason: ReasonCode.Defective);
        shop.Authorise();
        shop.Order(paid: 10, delivered: Shop.Day.AddDays(-31));
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.OutsidePolicy]);
    }
}
